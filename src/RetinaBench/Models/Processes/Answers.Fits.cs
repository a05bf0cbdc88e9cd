using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Processes;

/// <summary>What a process that fits models to cells answers.</summary>
internal static partial class Answers
{
    /// <summary>Says that a request has been taken in; nothing follows.</summary>
    public sealed record Done(string Type, long Id) : IAnswer
    {
        IReadOnlyList<TensorHeader> IAnswer.Tensors => [];
    }

    /// <summary>Says what a fit came to; its filters follow.</summary>
    public sealed record Fitted(string Type, long Id, int Lags, ResponseUnit Unit, IReadOnlyList<TensorHeader> Tensors) : IAnswer
    {
        public IReadOnlyList<FitStage> Course { get; init; } = [];

        public int? Filters { get; init; }

        public bool Keep { get; init; }
    }

    /// <summary>Rates follow, [frames].</summary>
    public sealed record Rate(string Type, long Id, IReadOnlyList<TensorHeader> Tensors) : IAnswer;

    /// <summary>Says whether the model's family has a member.</summary>
    public sealed record VariantFound(string Type, long Id, bool Exists) : IAnswer
    {
        IReadOnlyList<TensorHeader> IAnswer.Tensors => [];
    }
}

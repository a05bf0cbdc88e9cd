using System.Diagnostics.CodeAnalysis;

namespace RetinaBench.Models.Processes;

/// <summary>The headers that a model process sends; docs/process-protocol.md explains every member.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
internal static partial class Answers
{
    /// <summary>What every answer but the first has.</summary>
    public interface IAnswer
    {
        /// <summary>Number of the request that is answered.</summary>
        long Id { get; }

        /// <summary>The tensors that follow.</summary>
        IReadOnlyList<TensorHeader> Tensors { get; }
    }

    /// <summary>Says what the model is and what it can do.</summary>
    public sealed record Hello
    {
        public required string Type { get; init; }

        public required int Protocol { get; init; }

        public required string Client { get; init; }

        public required ProcessCard Card { get; init; }

        public IReadOnlyList<StimulusForm> Stimuli { get; init; } = [];

        public IReadOnlyList<Reduction> Reductions { get; init; } = [];

        public bool Gradient { get; init; }

        public bool Kernels { get; init; }

        public bool Memory { get; init; }

        public int MaximumStimuli { get; init; } = 1;

        public bool Fits { get; init; }

        public bool Variants { get; init; }
    }

    /// <summary>Responses follow, [stimuli, values].</summary>
    public sealed record Responses(string Type, long Id, IReadOnlyList<TensorHeader> Tensors, double ModelSeconds = 0) : IAnswer;

    /// <summary>A gradient follows, [frames, rows, columns].</summary>
    public sealed record Gradient(string Type, long Id, double Value, IReadOnlyList<TensorHeader> Tensors, double ModelSeconds = 0) : IAnswer;

    /// <summary>Kernels follow, a tensor each.</summary>
    public sealed record KernelList(string Type, long Id, IReadOnlyList<KernelHeader> Kernels, IReadOnlyList<TensorHeader> Tensors) : IAnswer;

    /// <summary>What a kernel joins; its weights are the tensor of the same number, [rows, columns].</summary>
    public sealed record KernelHeader(string Layer, int CellType, string Source, KernelDomain Domain, int? SourceType = null);

    /// <summary>The request could not be answered; the process can be asked again. Unsuitable is a recording that this model cannot be fitted to, for which the model is not to blame.</summary>
    public sealed record Error(string Type, long Id, string Message, bool Unsuitable = false);
}

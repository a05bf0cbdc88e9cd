namespace RetinaBench.Models.Processes;

/// <summary>What a header says of a tensor that follows it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Dtype">Type of its values.</param>
/// <param name="Shape">Its axes, the last one contiguous.</param>
internal sealed record TensorHeader(string Name, TensorType Dtype, IReadOnlyList<int> Shape)
{
    /// <summary>For example <c>responses float32[8, 2]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{OneLine.Of(Name)} {Dtype.ToString().ToLowerInvariant()}[{string.Join(", ", Shape)}]");
}

namespace RetinaBench.Models.Validation;

/// <summary>Looks at the kernels of a model that shows them.</summary>
internal sealed class KernelCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "kernels";

    /// <inheritdoc/>
    public string Name => "kernels are finite, of their declared size, and belong to cell types of the card";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["card"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        if (subject.Model is not IKernelSource source)
            return CheckVerdict.Skipped("the model does not show its kernels");
        if (source.Kernels.Count == 0)
            return CheckVerdict.Failed("the model says that it shows its kernels, but there are none");
        return FindFault(subject.Card, source.Kernels) is { } fault
            ? CheckVerdict.Failed(fault)
            : CheckVerdict.Passed(FormattableString.Invariant($"{source.Kernels.Count} kernels"));
    }

    /// <summary>What is wrong with the first kernel that has a fault, naming the weight; null where none has.</summary>
    /// <param name="card">The card of their model.</param>
    /// <param name="kernels">The kernels.</param>
    public static string? FindFault(ModelCard card, IEnumerable<Kernel> kernels) =>
        kernels.Select(kernel => FindFault(card, kernel)).FirstOrDefault(fault => fault is not null);

    private static string? FindFault(ModelCard card, Kernel kernel)
    {
        string place = $"kernel of {kernel.Target} on {kernel.Source}{(kernel.SourceType is { } type ? $":{type}" : "")} ({kernel.Domain})";
        if (card.FindLayer(kernel.Target.Layer) is not { } layer || kernel.Target.Index < 0 || kernel.Target.Index >= layer.CellTypes)
            return $"{place}: the card has no such cell type";
        if (kernel.Rows < 1 || kernel.Columns < 1 || kernel.Weights.Length != (long)kernel.Rows * kernel.Columns)
            return $"{place}: {kernel.Rows} x {kernel.Columns} with {kernel.Weights.Length} weights";
        ReadOnlySpan<float> weights = kernel.Weights.Span;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!float.IsFinite(weights[i]))
                return FormattableString.Invariant($"{place}: weight {i} is {weights[i]}, not a finite number");
        }

        return null;
    }
}

namespace RetinaBench.Cli.Explaining;

/// <summary>An experiment or environment that a criterion rests on.</summary>
/// <param name="Name">Its id or name.</param>
/// <param name="Description">What it does or shows, in one sentence.</param>
internal sealed record NamedPart(string Name, string Description)
{
    /// <summary>For example <c>s-sweep: ...</c>.</summary>
    public override string ToString() => $"{Name}: {Description}";
}

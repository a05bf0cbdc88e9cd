namespace RetinaBench.Suites;

/// <summary>The content of a <c>published.json</c>, as it stands there.</summary>
/// <param name="Series">The published values.</param>
internal sealed record PublishedFile(IReadOnlyList<PublishedSeries> Series);

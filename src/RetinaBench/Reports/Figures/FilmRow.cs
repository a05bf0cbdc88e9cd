namespace RetinaBench.Reports.Figures;

/// <summary>Pictures of one film from left to right.</summary>
/// <param name="Title">What is printed beside them, for example <c>ganglion 2</c>.</param>
/// <param name="Frames">The pictures.</param>
public sealed record FilmRow(string Title, IReadOnlyList<FilmFrame> Frames);

namespace RetinaBench.Reports.Figures;

/// <summary>One picture of a film strip.</summary>
/// <param name="Title">What is printed above it, for example <c>frame 30</c>.</param>
/// <param name="Rows">Height in pixels.</param>
/// <param name="Columns">Width in pixels.</param>
/// <param name="Pixels">Grey values, [rows, columns].</param>
public sealed record FilmFrame(string Title, int Rows, int Columns, ReadOnlyMemory<byte> Pixels);

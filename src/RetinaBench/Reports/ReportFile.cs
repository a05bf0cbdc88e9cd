namespace RetinaBench.Reports;

/// <summary>One file of a report.</summary>
/// <param name="Path">Relative to the folder of the report, with '/' between folders, for example <c>models/oracle.md</c>.</param>
/// <param name="Text">Its content, Markdown, HTML or SVG for example, with '\n' line ends.</param>
public sealed record ReportFile(string Path, string Text);

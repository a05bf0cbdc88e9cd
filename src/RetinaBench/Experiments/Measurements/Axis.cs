namespace RetinaBench.Experiments.Measurements;

/// <summary>What varies along a curve.</summary>
/// <param name="Name">Coordinate of the environment, for example <c>alpha</c>, <c>s</c>, <c>speed</c>.</param>
/// <param name="Label">As written on a figure, for example <c>slow speed s</c>.</param>
/// <param name="Unit">For example <c>pixels/frame</c>; empty for a pure number.</param>
public sealed record Axis(string Name, string Label, string Unit);

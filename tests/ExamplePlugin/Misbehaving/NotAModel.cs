namespace ExamplePlugin.Misbehaving;

/// <summary>A type that is no model.</summary>
public sealed class NotAModel;

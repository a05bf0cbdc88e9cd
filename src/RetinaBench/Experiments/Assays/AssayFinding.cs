using System.Text.Json.Serialization;
using RetinaBench.Experiments.Encoding;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Experiments.Visualisation;

namespace RetinaBench.Experiments.Assays;

/// <summary>What an assay found; written down as soon as it is known, so that a run that is killed need not find it again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VisualisedMovie), "visualised-movie")]
[JsonDerivedType(typeof(NoiseResponses), "noise-responses")]
[JsonDerivedType(typeof(FittedModelFinding), "fitted-model")]
public abstract record AssayFinding;

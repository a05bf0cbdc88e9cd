using System.Text.Json.Serialization;

namespace RetinaBench.Experiments;

/// <summary>What a model must be able to do to be the subject of an experiment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelAbility>))]
public enum ModelAbility
{
    /// <summary>To answer stimuli, as an <see cref="Models.IRetinaModel"/> does.</summary>
    Responding,

    /// <summary>To be fitted to one cell, as an <see cref="Models.EncodingModels.IEncodingModel"/> is.</summary>
    Fitting,
}

using RetinaBench.Conformance.Controls;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Conformance.Runs;

/// <summary>A suite and the models that are held to it, run once for all tests that read the record.</summary>
internal sealed class TestedSuite
{
    private readonly IReadOnlyList<string> _available;
    private readonly Func<string, IModel> _open;
    private readonly Lazy<RunRecord> _run;

    /// <summary>Makes it.</summary>
    /// <param name="suite">The suite as it is shipped.</param>
    /// <param name="models">Names of the models that are tested where all data are at hand.</param>
    /// <param name="available">Those of which there are data here.</param>
    /// <param name="open">Opens a model; skips the calling test where its data are not here.</param>
    public TestedSuite(Suite suite, IReadOnlyList<string> models, IReadOnlyList<string> available, Func<string, IModel> open)
    {
        (Suite, Models, _available, _open) = (suite, models, available, open);
        _run = new(() => new RunExecutor(new RunOptions { StimuliPerPoint = ControlOptions.Current.StimuliPerPoint })
            .Execute([Suite], [.. _available.Select(name => new RunModel(name, "conformance", () => _open(name)))]));
    }

    /// <summary>The suite.</summary>
    public Suite Suite { get; }

    /// <summary>Names of the models that are tested.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Ids of the criteria that are judged.</summary>
    public IEnumerable<string> Judged => Suite.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id);

    /// <summary>What the suite finds of a model.</summary>
    public ModelRecord Of(string model)
    {
        // Skips where the model cannot be had.
        if (!_available.Contains(model))
            _open(model);
        return _run.Value.Models.Single(m => m.Name == model);
    }

    /// <summary>What a model says of itself.</summary>
    public ModelCard CardOf(string model) => _open(model).Card;

    /// <summary>Models of a role, in order of their names.</summary>
    public IEnumerable<string> OfRole(ModelRole role) => _available.Where(model => CardOf(model).Role == role).Order(StringComparer.Ordinal);
}

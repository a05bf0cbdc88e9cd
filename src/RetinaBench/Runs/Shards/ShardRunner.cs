using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Runs.Shards;

/// <summary>Shows the stimuli of shards to a model and tallies what it answers.</summary>
/// <remarks>Holds at most <see cref="MaximumBatchValues"/> response values and dense pixels at once, or one stimulus. Thread-safe where the model is.</remarks>
internal sealed class ShardRunner
{
    /// <summary>The most values (responses, and pixels of stimuli that have no scene) of one batch of more than one stimulus: 16 MiB.</summary>
    public const int MaximumBatchValues = 1 << 22;

    private readonly IRetinaModel _model;
    private readonly ModelCard _card;
    private readonly PassQuestion _question;

    public ShardRunner(IRetinaModel model, ModelCard card, PassQuestion question)
    {
        _model = model;
        _card = card;
        _question = question;
    }

    /// <summary>Carries out one shard.</summary>
    /// <param name="shard">A shard of the pass that asks the question.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="ModelFailureException">The model threw, or returned something else than it was asked for.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<ShardTally> Run(Shard shard, CancellationToken cancellation)
    {
        PointQuestion asked = _question.At(shard.Point);
        ConditionTally[] tallies = [.. asked.Conditions.Select(c => _question.NewTally(c, _card))];
        if (tallies.Length == 0)
            return [];
        long valuesPerStimulus = tallies.Sum(t => t.Sizes.Sum(s => (long)s)), held = 0;
        List<Stimulus> batch = [];
        for (int i = 0; i < shard.Count; i++)
        {
            Stimulus stimulus = Create(shard.Point, shard.First + i);
            long size = valuesPerStimulus + (stimulus.Scene is null ? stimulus.Geometry.Pixels : 0);
            if (batch.Count > 0 && held + size > MaximumBatchValues)
            {
                Show(batch, asked, tallies, cancellation);
                batch.Clear();
                held = 0;
            }

            batch.Add(stimulus);
            held += size;
        }

        Show(batch, asked, tallies, cancellation);
        return [.. tallies.Select(t => t.ToTally())];
    }

    private Stimulus Create(int point, int ordinal)
    {
        try
        {
            Stimulus stimulus = _question.Environment.Create(point, ordinal);
            return stimulus.Label < _question.Environment.Classes.Count
                ? stimulus
                : throw new InvalidOperationException($"label {stimulus.Label} is none of the {_question.Environment.Classes.Count} classes");
        }
        catch (Exception e) when (e is not ModelFailureException)
        {
            throw new ModelFailureException(FormattableString.Invariant($"environment {_question.Environment.Name} cannot make stimulus {point}/{ordinal}: {OneLine.Of(e)}"), e);
        }
    }

    private void Show(List<Stimulus> stimuli, PointQuestion asked, ConditionTally[] tallies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ResponseBatch? responses;
        try
        {
            responses = _model.Respond(stimuli, asked.Query, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // Whatever a model throws is a finding about that model.
        catch (Exception e)
        {
            throw new ModelFailureException($"{Place(stimuli, asked)}: {OneLine.Of(e)}", e);
        }

        if (ResponseBatch.FindShapeFault(_card, stimuli.Count, asked.Query, responses) is { } fault)
            throw new ModelFailureException($"{Place(stimuli, asked)}: {fault}{LastWords()}");
        for (int s = 0; s < stimuli.Count; s++)
        {
            for (int c = 0; c < tallies.Length; c++)
                Tally(responses!, stimuli[s], s, c, asked, tallies[c]);
        }
    }

    private void Tally(ResponseBatch responses, Stimulus stimulus, int s, int c, PointQuestion asked, ConditionTally tally)
    {
        for (int r = 0; r < tally.Sizes.Length; r++)
        {
            ReadOnlySpan<float> values = responses[s, c, r];
            for (int i = 0; i < values.Length; i++)
            {
                if (!float.IsFinite(values[i]))
                    throw new ModelFailureException(FormattableString.Invariant($"{Place(stimulus, asked.Conditions[c])}: value {i} of {asked.Query.Conditions[c].Requests[r]} is {values[i]}, not finite{LastWords()}"));
            }

            tally.Add(r, stimulus.Label, values);
        }

        tally.EndStimulus();
    }

    // What a model throws says them itself.
    private string LastWords() => _model is ILastWords { LastWords: { Length: > 0 } words } ? $"; its last words: {words}" : "";

    private string Place(Stimulus stimulus, int condition)
    {
        Lesion lesion = _question.Query.Conditions[condition].Lesion;
        return $"{string.Join(", ", _question.AskedBy[condition])}: environment {_question.Environment.Name}, stimulus {stimulus.Id}, {(lesion.IsNone ? "intact" : $"lesion {lesion}")}";
    }

    private string Place(List<Stimulus> stimuli, PointQuestion asked) =>
        $"{string.Join(", ", _question.Experiments)}: environment {_question.Environment.Name}, stimuli {stimuli[0].Id} to {stimuli[^1].Id}, {asked.Conditions.Count} conditions";
}

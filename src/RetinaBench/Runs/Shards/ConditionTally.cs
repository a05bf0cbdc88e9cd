using RetinaBench.Experiments;
using RetinaBench.Models;

namespace RetinaBench.Runs.Shards;

/// <summary>Tallies the responses of one condition over the stimuli of a shard.</summary>
internal sealed class ConditionTally
{
    private readonly ConditionQuery _condition;
    private readonly MomentSums?[] _sums;
    private readonly int[][] _decisions = [];
    private readonly List<bool>? _answers;
    private int _stimuli;

    /// <summary>Starts at zero.</summary>
    /// <param name="condition">What is asked.</param>
    /// <param name="card">The model.</param>
    /// <param name="labels">Number of labels of the environment.</param>
    /// <param name="keepAnswers">Whether it is kept which stimuli were decided as their label.</param>
    public ConditionTally(ConditionQuery condition, ModelCard card, int labels, bool keepAnswers)
    {
        _condition = condition;
        _answers = keepAnswers ? [] : null;
        Sizes = new int[condition.Requests.Count];
        _sums = new MomentSums?[Sizes.Length];
        for (int r = 0; r < Sizes.Length; r++)
        {
            ResponseRequest request = condition.Requests[r];
            LayerCard layer = card.FindLayer(request.Layer)!;
            Sizes[r] = request.Size(layer);
            if (IsDecision(layer, request))
                _decisions = [.. Enumerable.Range(0, labels).Select(_ => new int[layer.CellTypes])];
            else
                _sums[r] = new(Sizes[r]);
        }
    }

    /// <summary>For each request the number of values that a model must return.</summary>
    public int[] Sizes { get; }

    /// <summary>Whether a request asks for the decision, which is counted, not summed.</summary>
    public static bool IsDecision(LayerCard layer, ResponseRequest request) =>
        layer.Role == LayerRole.Decision && request.Reduction == Reduction.LastFrame;

    /// <summary>Adds one response to one stimulus.</summary>
    /// <param name="request">Index of the request.</param>
    /// <param name="label">The stimulus's label, or -1.</param>
    /// <param name="values">Finite values.</param>
    public void Add(int request, int label, ReadOnlySpan<float> values)
    {
        if (_sums[request] is { } sums)
            sums.Add(values);
        else if (label >= 0)
            Decide(label, Largest(values));
    }

    /// <summary>Says that all responses to one more stimulus have been added.</summary>
    public void EndStimulus() => _stimuli++;

    /// <summary>What was tallied.</summary>
    public ShardTally ToTally()
    {
        SortedDictionary<string, ResponseMoments> moments = new(StringComparer.Ordinal);
        for (int r = 0; r < _sums.Length; r++)
        {
            if (_sums[r] is { } sums)
                moments[_condition.Requests[r].ToString()] = sums.ToMoments();
        }

        return new(_condition.Lesion.ToString(), _stimuli, _decisions, moments, _answers is null ? null : PackedAnswers.Pack(_answers));
    }

    private void Decide(int label, int decision)
    {
        _decisions[label][decision]++;
        _answers?.Add(decision == label);
    }

    // The decided class; of equals the first, as the published model decides "right" only if right > left.
    private static int Largest(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }
}

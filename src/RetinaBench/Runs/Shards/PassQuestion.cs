using System.Text;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Runs.Shards;

/// <summary>What one pass asks of a model: the merged conditions of all experiments that the pass serves.</summary>
internal sealed class PassQuestion
{
    private readonly IReadOnlyList<IReadOnlySet<int>> _points;
    private readonly IReadOnlyList<bool> _keepAnswers;
    private readonly PointQuestion[] _atPoint;

    /// <summary>Wraps a merged query.</summary>
    /// <param name="environment">The environment to be shown.</param>
    /// <param name="query">The merged query.</param>
    /// <param name="askedBy">For each condition the ids of the experiments that asked for it, for messages.</param>
    /// <param name="points">For each condition the indices of the points at which it is asked.</param>
    /// <param name="keepAnswers">For each condition whether it is kept which stimuli were answered right.</param>
    public PassQuestion(
        IStimulusEnvironment environment, ResponseQuery query, IReadOnlyList<IReadOnlyList<string>> askedBy, IReadOnlyList<IReadOnlySet<int>> points, IReadOnlyList<bool> keepAnswers)
    {
        Environment = environment;
        Query = query;
        AskedBy = askedBy;
        _points = points;
        _keepAnswers = keepAnswers;
        var text = new StringBuilder();
        text.Append(environment.Name).Append(' ').Append(environment.Version);
        for (int c = 0; c < query.Conditions.Count; c++)
        {
            text.Append('\n').Append(query.Conditions[c].Lesion).Append('|').AppendJoin('|', query.Conditions[c].Requests);
            if (points[c].Count < environment.Points.Count)
                text.Append('@').AppendJoin(',', points[c].Order());
            if (keepAnswers[c])
                text.Append("+answers");
        }

        Digest = Digests.Short(text.ToString());
        Dictionary<string, PointQuestion> known = new(StringComparer.Ordinal);
        _atPoint = [.. Enumerable.Range(0, environment.Points.Count).Select(point => At(point, known))];
    }

    /// <summary>The environment to be shown.</summary>
    public IStimulusEnvironment Environment { get; }

    /// <summary>The merged query, each lesion once.</summary>
    public ResponseQuery Query { get; }

    /// <summary>For each condition the ids of the experiments that asked for it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AskedBy { get; }

    /// <summary>Digest of environment, lesions, requests, the points at which they are asked, and what is kept.</summary>
    public string Digest { get; }

    /// <summary>The points at which a condition is asked.</summary>
    /// <param name="condition">Index of the condition.</param>
    public IEnumerable<int> PointsOf(int condition) => _points[condition];

    /// <summary>What is asked at one point.</summary>
    /// <param name="point">Index of the point.</param>
    public PointQuestion At(int point) => _atPoint[point];

    /// <summary>Whether it is kept of a condition which stimuli were answered right.</summary>
    /// <param name="condition">Index of the condition.</param>
    public bool KeepsAnswers(int condition) => _keepAnswers[condition];

    /// <summary>An empty tally of one condition.</summary>
    /// <param name="condition">Index of the condition.</param>
    /// <param name="card">The model.</param>
    public ConditionTally NewTally(int condition, ModelCard card) => new(Query.Conditions[condition], card, Environment.Classes.Count, _keepAnswers[condition]);

    /// <summary>Ids of all experiments that asked for anything, in order.</summary>
    public IEnumerable<string> Experiments => AskedBy.SelectMany(ids => ids).Distinct(StringComparer.Ordinal);

    // Points at which the same is asked share one object.
    private PointQuestion At(int point, Dictionary<string, PointQuestion> known)
    {
        int[] asked = [.. Enumerable.Range(0, _points.Count).Where(c => _points[c].Contains(point))];
        string key = string.Join(',', asked);
        if (!known.TryGetValue(key, out PointQuestion? question))
            known[key] = question = new(asked, asked.Length == _points.Count ? Query : new([.. asked.Select(c => Query.Conditions[c])]));
        return question;
    }
}

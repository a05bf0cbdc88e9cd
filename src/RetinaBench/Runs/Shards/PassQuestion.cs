using System.Text;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Runs.Shards;

/// <summary>What one pass asks of a model: the merged conditions of all experiments that the pass serves.</summary>
internal sealed class PassQuestion
{
    /// <summary>Wraps a merged query.</summary>
    /// <param name="environment">The environment to be shown.</param>
    /// <param name="query">The merged query.</param>
    /// <param name="askedBy">For each condition the ids of the experiments that asked for it, for messages.</param>
    public PassQuestion(IStimulusEnvironment environment, ResponseQuery query, IReadOnlyList<IReadOnlyList<string>> askedBy)
    {
        Environment = environment;
        Query = query;
        AskedBy = askedBy;
        var text = new StringBuilder();
        text.Append(environment.Name).Append(' ').Append(environment.Version);
        foreach (ConditionQuery condition in query.Conditions)
            text.Append('\n').Append(condition.Lesion).Append('|').AppendJoin('|', condition.Requests);
        Digest = Digests.Short(text.ToString());
    }

    /// <summary>The environment to be shown.</summary>
    public IStimulusEnvironment Environment { get; }

    /// <summary>The merged query, each lesion once.</summary>
    public ResponseQuery Query { get; }

    /// <summary>For each condition the ids of the experiments that asked for it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AskedBy { get; }

    /// <summary>Digest of environment, lesions and requests.</summary>
    public string Digest { get; }

    /// <summary>Ids of all experiments that asked for anything, in order.</summary>
    public IEnumerable<string> Experiments => AskedBy.SelectMany(ids => ids).Distinct(StringComparer.Ordinal);
}

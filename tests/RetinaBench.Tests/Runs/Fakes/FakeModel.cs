using System.Collections.Concurrent;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Two bipolar types that average the left and the right half of a movie, and a decision between them; counts what it is shown.</summary>
internal sealed class FakeModel : IRetinaModel, IDisposable
{
    private int _inside;

    public FakeModel(string name = "fake", bool threadSafe = true) => Card = new()
    {
        Name = name,
        Version = "1",
        Description = "A fake.",
        Citation = "none",
        Input = new(2, 2, 2),
        Layers = [new("bipolar", LayerRole.Bipolar, 2, 1, 1, 1), new("decision", LayerRole.Decision, 2, 1, 1, 1)],
        Classes = ["left", "right"],
        ThreadSafe = threadSafe,
    };

    public ModelCard Card { get; init; }

    /// <summary>How often each stimulus was shown, by its id.</summary>
    public ConcurrentDictionary<string, int> Shown { get; } = new();

    /// <summary>How often each (stimulus, lesion, request) was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Number of stimuli of each call.</summary>
    public ConcurrentBag<int> Batches { get; } = [];

    /// <summary>The most calls that were in progress at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Whether it was closed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Replaces the answer: gets the stimuli, the query and the right answer.</summary>
    public Func<IReadOnlyList<Stimulus>, ResponseQuery, ResponseBatch, ResponseBatch?>? Misbehave { get; init; }

    /// <summary>Is called before each answer.</summary>
    public Action<IReadOnlyList<Stimulus>>? Before { get; init; }

    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        int inside = Interlocked.Increment(ref _inside);
        lock (Shown)
            MostAtOnce = Math.Max(MostAtOnce, inside);
        try
        {
            Before?.Invoke(stimuli);
            Batches.Add(stimuli.Count);
            ResponseBatch batch = Answer(stimuli, query);
            return Misbehave is null ? batch : Misbehave(stimuli, query, batch)!;
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => IsDisposed = true;

    private ResponseBatch Answer(IReadOnlyList<Stimulus> stimuli, ResponseQuery query)
    {
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        float[] movie = new float[Card.Geometry.Pixels];
        float[] bipolar = new float[2];
        for (int s = 0; s < stimuli.Count; s++)
        {
            Shown.AddOrUpdate(stimuli[s].Id, 1, (_, n) => n + 1);
            stimuli[s].Render(movie);
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                ConditionQuery condition = query.Conditions[c];
                bipolar.AsSpan().Clear();
                for (int i = 0; i < movie.Length; i++)
                    bipolar[i % 2] += movie[i];
                foreach (CellType type in condition.Lesion.CellTypes)
                    bipolar[type.Index] = 0;
                for (int r = 0; r < condition.Requests.Count; r++)
                {
                    Asked.AddOrUpdate($"{stimuli[s].Id}|{condition.Lesion}|{condition.Requests[r]}", 1, (_, n) => n + 1);
                    bipolar.CopyTo(batch[s, c, r]);
                }
            }
        }

        return batch;
    }
}

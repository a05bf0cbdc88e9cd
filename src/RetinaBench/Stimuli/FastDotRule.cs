namespace RetinaBench.Stimuli;

/// <summary>How the fast dots of a dot-motion stimulus are chosen.</summary>
public enum FastDotRule
{
    /// <summary>Exactly half of the dots, drawn without replacement, as in the published data; of an odd number the smaller half.</summary>
    ExactHalf,

    /// <summary>Each dot with probability 1/2, as in the published text.</summary>
    Bernoulli,
}

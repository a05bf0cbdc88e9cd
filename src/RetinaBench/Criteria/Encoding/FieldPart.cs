namespace RetinaBench.Criteria.Encoding;

/// <summary>Which part of a receptive field a criterion is about.</summary>
public enum FieldPart
{
    /// <summary>The profile in space.</summary>
    Space,

    /// <summary>The course in time.</summary>
    Time,
}

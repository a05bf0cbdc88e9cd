namespace RetinaBench.Reports.Figures;

/// <summary>What a line stands for, which decides how it looks.</summary>
public enum SeriesRole
{
    /// <summary>What was measured: a strong line with filled markers in a colour of its own.</summary>
    Measured,

    /// <summary>What it is compared with, a published curve for example: a thin dashed line with hollow markers.</summary>
    Reference,
}

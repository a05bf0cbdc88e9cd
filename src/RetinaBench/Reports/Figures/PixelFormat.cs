namespace RetinaBench.Reports.Figures;

/// <summary>What the bytes of a picture are.</summary>
public enum PixelFormat
{
    /// <summary>One byte a pixel, 0 black to 255 white: [rows, columns].</summary>
    Grayscale,

    /// <summary>Three bytes a pixel, red, green and blue: [rows, columns, 3].</summary>
    Rgb,
}

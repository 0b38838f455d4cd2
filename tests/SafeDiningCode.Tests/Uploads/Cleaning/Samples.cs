namespace SafeDiningCode.Tests.Uploads.Cleaning;

/// <summary>Small pictures made by programs of others, 64 × 48 pixels unless said otherwise.</summary>
internal static class Samples
{
    /// <summary>Notes of a camera that say: turn to the right (6), taken in Kunming; a preview, XMP, IPTC, a comment.</summary>
    public const string CameraJpeg = "camera.jpg";

    /// <summary>The same of a WebP.</summary>
    public const string CameraWebp = "camera.webp";

    /// <summary>The same of a WebP that is partly transparent.</summary>
    public const string AlphaWebp = "alpha.webp";

    public static readonly string[] Jpegs = ["plain.jpg", "progressive.jpg", "restarts.jpg", "grey.jpg", "cmyk.jpg", "ffmpeg.jpg", CameraJpeg];

    public static readonly string[] Webps = ["plain.webp", "lossless.webp", CameraWebp, AlphaWebp];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "uploads", name));

    /// <summary>One good file of each form that is taken.</summary>
    public static IEnumerable<(string Name, byte[] Content)> All() =>
        Jpegs.Concat(Webps).Select(name => (name, Read(name)))
            .Append(("plain.png", Png.Make(5, 4)))
            .Append(("interlaced.png", Png.Make(11, 9, interlaced: true)))
            .Append(("palette.png", Png.Make(7, 3, colourType: 3)))
            .Append(("open.pdf", Pdf.Make()))
            .Append(("packed.pdf", Pdf.Make(packed: true)));
}

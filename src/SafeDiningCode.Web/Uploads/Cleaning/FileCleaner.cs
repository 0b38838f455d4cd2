using System.Security.Cryptography;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// Takes a file apart and puts together what it should be. Kinds go by content. Pictures are written anew from the parts
/// that make them: no place, time, owner or preview stays, only the way they are to be turned. Colour profiles go too:
/// they may hold anything, and a photograph without one is a little paler at worst.
/// </summary>
internal static class FileCleaner
{
    private const int LongestSide = 12_000;

    // Phones that call their pictures 50 megapixels make them a little larger.
    private const long MostPixels = 64_000_000;

    private static readonly byte[][] HeicBrands =
        [.. new[] { "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Cleans a file. Whatever is in it, this answers: bytes of strangers are never an error of ours.</summary>
    public static CleaningResult Clean(byte[] file)
    {
        try
        {
            return new CleaningResult(Read(file), null);
        }
        catch (UnfitFileException unfit)
        {
            return new CleaningResult(null, unfit.Fault);
        }
    }

    /// <summary>Holds a picture to its largest size.</summary>
    /// <exception cref="UnfitFileException">It is larger, or has no size.</exception>
    public static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        if (width > LongestSide || height > LongestSide || (long)width * height > MostPixels)
        {
            throw new UnfitFileException(UploadFault.TooManyPixels);
        }
    }

    private static CleanFile Read(byte[] file) => file.AsSpan() switch
    {
        [] => throw new UnfitFileException(UploadFault.Empty),
        { Length: > UploadOptions.MostBytes } => throw new UnfitFileException(UploadFault.TooLarge),
        [0xFF, 0xD8, 0xFF, ..] => JpegCleaner.Clean(file),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngCleaner.Clean(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebpCleaner.Clean(file),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Document(file),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(file) => throw new UnfitFileException(UploadFault.Heic),
        _ => throw new UnfitFileException(UploadFault.UnknownKind),
    };

    private static bool IsHeic(byte[] file) => file.Length >= 12 && HeicBrands.Any(brand => file.AsSpan(8, 4).SequenceEqual(brand));

    private static CleanFile Document(byte[] file)
    {
        PdfCheck.Check(file);
        var hash = SHA256.HashData(file);
        return new CleanFile { Kind = FileKind.Pdf, Content = file, Hash = hash, Pixels = hash };
    }
}

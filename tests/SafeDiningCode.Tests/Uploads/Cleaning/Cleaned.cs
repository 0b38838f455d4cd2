using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

/// <summary>What tests say of cleaning.</summary>
internal static class Cleaned
{
    /// <summary>The clean file of one that is taken.</summary>
    public static CleanFile Of(byte[] file)
    {
        var result = FileCleaner.Clean(file);
        Assert.Null(result.Fault);
        return result.File!;
    }

    /// <summary>Holds a file to being refused for this reason.</summary>
    public static void Refused(UploadFault fault, byte[] file)
    {
        var result = FileCleaner.Clean(file);
        Assert.Equal(fault, result.Fault);
        Assert.Null(result.File);
    }

    public static bool Holds(byte[] file, ReadOnlySpan<byte> part) => file.AsSpan().IndexOf(part) >= 0;

    /// <summary>A file with a part replaced by another.</summary>
    public static byte[] Replace(byte[] file, ReadOnlySpan<byte> part, ReadOnlySpan<byte> by)
    {
        var at = file.AsSpan().IndexOf(part);
        Assert.True(at >= 0, "The part to replace is not there.");
        return [.. file[..at], .. by, .. file[(at + part.Length)..]];
    }
}

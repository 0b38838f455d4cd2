using Microsoft.Extensions.Primitives;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>An answer's bytes and headers as they go out: nothing is left to be made when it is sent.</summary>
internal sealed class ReadyAnswer
{
    /// <summary>Kinds of reader: pages in two languages and two sizes, and JSON; each in three encodings.</summary>
    public const int Variants = (4 + 1) * 3;

    // The object, the array's head and the four header values with their text.
    private const int Overhead = 400;

    private volatile bool wasSent;

    public required byte[] Body { get; init; }

    /// <summary>Whether anybody was sent it: only then is it made anew before its facts are too old. Written once: readers share the line.</summary>
    public bool WasSent
    {
        get => wasSent;
        set
        {
            if (wasSent != value)
            {
                wasSent = value;
            }
        }
    }

    /// <summary>Strong: the same tag means the same bytes.</summary>
    public required string ETag { get; init; }

    public required StringValues ContentType { get; init; }

    /// <summary>Null where the body is as it is.</summary>
    public required StringValues ContentEncoding { get; init; }

    public required StringValues ContentLanguage { get; init; }

    /// <summary>Memory taken.</summary>
    public int Size => Overhead + Body.Length;
}

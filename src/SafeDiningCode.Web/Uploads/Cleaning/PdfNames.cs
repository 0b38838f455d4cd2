using System.Collections.Frozen;
using System.Text;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// Finds names of a PDF in its bytes (<c>/JavaScript</c>), also where they are written in other ways
/// (<c>/J#61vaScript</c>), fed piece by piece. It looks everywhere, in strings and comments too: a reader of PDF may be
/// led to any byte of the file.
/// </summary>
internal sealed class PdfNames
{
    private const int LongestKnown = 16;

    /// <summary>Names of what runs something, carries files or sends something off, too long to come about by chance.</summary>
    private static readonly FrozenSet<string> Active = FrozenSet.ToFrozenSet(
        ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm", "ImportData"], StringComparer.Ordinal);

    /// <summary>Shorter ones, looked for only where data is not packed: among millions of packed bytes they come about by chance.</summary>
    private static readonly FrozenSet<string> ActiveShort = FrozenSet.ToFrozenSet(["XFA", "GoToE"], StringComparer.Ordinal);

    private readonly bool unpackedPicture;
    private readonly StringBuilder name = new(LongestKnown);
    private State state;
    private int firstDigit;

    /// <param name="unpackedPicture">The bytes may be anything, a picture's pixels too: short names mean nothing in them.</param>
    public PdfNames(bool unpackedPicture = false) => this.unpackedPicture = unpackedPicture;

    private enum State
    {
        Elsewhere,
        InName,
        FirstDigit,
        SecondDigit,
        AfterScript,
    }

    /// <summary>Something in it runs, carries or sends.</summary>
    public bool IsActive { get; private set; }

    /// <summary>It is under a password.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Since the last <see cref="Forget"/>: a stream that holds other objects.</summary>
    public bool HoldsObjects { get; private set; }

    /// <summary>Since the last <see cref="Forget"/>: a stream that is packed.</summary>
    public bool IsPacked { get; private set; }

    /// <summary>Since the last <see cref="Forget"/>: how often the usual way of packing is named.</summary>
    public int Deflations { get; private set; }

    /// <summary>Since the last <see cref="Forget"/>: how often other ways of packing are.</summary>
    public int OtherPackings { get; private set; }

    /// <summary>Since the last <see cref="Forget"/>: a stream whose packing has parameters.</summary>
    public bool HasParameters { get; private set; }

    /// <summary>Begins the next object.</summary>
    public void Forget()
    {
        HoldsObjects = IsPacked = HasParameters = false;
        Deflations = OtherPackings = 0;
    }

    /// <summary>Reads on.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (state == State.Elsewhere)
            {
                var next = bytes[at..].IndexOf((byte)'/');
                if (next < 0)
                {
                    return;
                }

                at += next;
                Begin();
                continue;
            }

            Read(bytes[at]);
        }
    }

    private void Begin()
    {
        name.Clear();
        state = State.InName;
    }

    private void Read(byte next)
    {
        switch (state)
        {
            case State.AfterScript when IsSpace(next):
                break;
            case State.AfterScript:
                // A text, a text in digits, or the number of an object.
                IsActive |= next is (byte)'(' or (byte)'<' || char.IsAsciiDigit((char)next);
                state = State.Elsewhere;
                if (next == (byte)'/')
                {
                    Begin();
                }

                break;
            case State.FirstDigit when char.IsAsciiHexDigit((char)next):
                firstDigit = Convert.ToInt32(((char)next).ToString(), 16);
                state = State.SecondDigit;
                break;
            case State.SecondDigit when char.IsAsciiHexDigit((char)next):
                Add((char)((firstDigit * 16) + Convert.ToInt32(((char)next).ToString(), 16)));
                state = State.InName;
                break;
            case State.InName when next == (byte)'#':
                state = State.FirstDigit;
                break;
            case var _ when IsSpace(next) || IsDelimiter(next):
                End();
                if (next == (byte)'/')
                {
                    Begin();
                }
                else if (state == State.AfterScript && !IsSpace(next))
                {
                    Read(next);
                }

                break;
            default:
                Add((char)next);
                state = State.InName;
                break;
        }
    }

    private void Add(char next)
    {
        if (name.Length <= LongestKnown)
        {
            name.Append(next);
        }
    }

    private void End()
    {
        state = State.Elsewhere;
        if (name.Length is 0 or > LongestKnown)
        {
            return;
        }

        var word = name.ToString();
        IsActive |= Active.Contains(word) || (!unpackedPicture && ActiveShort.Contains(word));
        IsLocked |= word == "Encrypt";
        HoldsObjects |= word == "ObjStm";
        IsPacked |= word is "Filter" or "F";
        Deflations += word is "FlateDecode" or "Fl" ? 1 : 0;
        OtherPackings += word is "LZWDecode" or "ASCIIHexDecode" or "ASCII85Decode" or "RunLengthDecode" or "Crypt" or "LZW" or "AHx" or "A85" or "RL" ? 1 : 0;
        HasParameters |= word is "DecodeParms" or "DP";
        if (word == "JS" && !unpackedPicture)
        {
            state = State.AfterScript;
        }
    }

    private static bool IsSpace(byte next) => next is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    private static bool IsDelimiter(byte next) =>
        next is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}

using System.Globalization;
using System.Text;
using QRCoder;

namespace SafeDiningCode.Web.Codes.Images;

/// <summary>
/// The QR symbol of an address, as dark and light modules with the quiet zone of four around them (ISO/IEC 18004).
/// Error correction Q: a quarter of the symbol may be dirty, torn or stuck over.
/// </summary>
public sealed class CodeSymbol
{
    /// <summary>The level of error correction.</summary>
    public const QRCodeGenerator.ECCLevel Correction = QRCodeGenerator.ECCLevel.Q;

    /// <summary>Light modules that must surround the symbol.</summary>
    public const int QuietZone = 4;

    private CodeSymbol(QRCodeData data)
    {
        Data = data;
        Side = data.ModuleMatrix.Count;
    }

    /// <summary>Modules along a side, quiet zones included.</summary>
    public int Side { get; }

    /// <summary>The symbol's version, 1 to 40: its size.</summary>
    public int Version => Data.Version;

    /// <summary>The symbol as QRCoder's renderers take it.</summary>
    public QRCodeData Data { get; }

    /// <summary>Whether the module in this column and row is dark.</summary>
    public bool this[int x, int y] => Data.ModuleMatrix[y][x];

    /// <summary>The symbol of a text: of upper-case letters, digits and <c>:/.-</c> alone it is packed as alphanumeric.</summary>
    public static CodeSymbol Of(string text) => new(QRCodeGenerator.GenerateQrCode(text, Correction));

    /// <summary>The dark modules as runs along the rows: column, row and length.</summary>
    public IEnumerable<(int X, int Y, int Length)> Runs()
    {
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var start = x;
                while (x < Side && this[x, y])
                {
                    x++;
                }

                if (x > start)
                {
                    yield return (start, y, x - start);
                }
            }
        }
    }

    /// <summary>The dark modules as the data of one SVG path, a module being one unit.</summary>
    public string SvgPath()
    {
        var path = new StringBuilder();
        foreach (var (x, y, length) in Runs())
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
        }

        return path.ToString();
    }
}

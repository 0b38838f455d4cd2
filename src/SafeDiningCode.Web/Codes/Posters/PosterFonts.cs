using System.Text;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Codes.Pdf;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>Settings <c>Posters:*</c>.</summary>
public sealed class PosterOptions
{
    /// <summary>A font file with Chinese characters and TrueType outlines; empty looks in the well-known places.</summary>
    public string Font { get; set; } = "";
}

/// <summary>
/// The fonts that posters are drawn with: a Chinese one, and one for Latin letters where the Chinese one has none (as
/// Droid Sans Fallback). Each character takes the first font that has it.
/// </summary>
internal sealed class PosterFonts(IOptions<PosterOptions> options)
{
    private static readonly Rune Chinese = new('安');
    private static readonly Rune Latin = new('A');

    private static readonly string[] ChineseFiles =
    [
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/google-droid-sans-fonts/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/arphic/uming.ttc",
        "/System/Library/Fonts/STHeiti Medium.ttc",
        "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
        "/Library/Fonts/Arial Unicode.ttf",
        @"C:\Windows\Fonts\msyh.ttc",
        @"C:\Windows\Fonts\Deng.ttf",
        @"C:\Windows\Fonts\simhei.ttf",
        @"C:\Windows\Fonts\simsun.ttc",
    ];

    private static readonly string[] LatinFiles =
    [
        "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
        "/System/Library/Fonts/Supplemental/Arial.ttf",
        @"C:\Windows\Fonts\arial.ttf",
    ];

    /// <summary>The fonts in order of preference; none where Chinese or Latin letters could not be drawn, and why.</summary>
    public (IReadOnlyList<TrueTypeFont> Fonts, string? Missing) Load()
    {
        var configured = options.Value.Font;
        var chinese = Find(configured.Length > 0 ? [configured] : ChineseFiles, Chinese, out var why);
        if (chinese is null)
        {
            return ([], configured.Length > 0
                ? $"Posters:Font {configured}: {why ?? "there is no such file"}"
                : "No Chinese font with TrueType outlines was found. Install one (Debian and Ubuntu: fonts-droid-fallback) or set Posters:Font (Posters__Font) to a .ttf or .ttc file.");
        }

        if (chinese.Has(Latin))
        {
            return ([chinese], null);
        }

        return Find(LatinFiles, Latin, out _) is { } latin
            ? ([chinese, latin], null)
            : ([], "The Chinese font found has no Latin letters, and no font beside it has them. Install one (Debian and Ubuntu: fonts-dejavu-core) or set Posters:Font to a font with both.");
    }

    private static TrueTypeFont? Find(IEnumerable<string> files, Rune needed, out string? why)
    {
        why = null;
        foreach (var file in files.Where(File.Exists))
        {
            try
            {
                var font = TrueTypeFont.Read(File.ReadAllBytes(file));
                if (font.Has(needed))
                {
                    return font;
                }

                why = $"It has no {needed}.";
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                why = error.Message;
            }
        }

        return null;
    }
}

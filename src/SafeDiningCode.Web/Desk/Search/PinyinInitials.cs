using System.Text;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>
/// The first letters of how characters are read (拼音首字母): 过桥米线 is GQMX. GB/T 2312 has its 3,755 common characters in
/// the order of their readings, so the letter follows from the code. A character with several readings has the one that it
/// is sorted by (重庆 is ZQ), and rarer ones, which are sorted by radical, have none.
/// </summary>
internal static class PinyinInitials
{
    private const int FirstRow = 0xB0;
    private const int LastOfLevel = 0xD7F9;

    /// <summary>The code at which each letter begins; no reading begins with I, U or V.</summary>
    private static readonly (int From, char Letter)[] Letters =
    [
        (0xB0A1, 'A'), (0xB0C5, 'B'), (0xB2C1, 'C'), (0xB4EE, 'D'), (0xB6EA, 'E'), (0xB7A2, 'F'), (0xB8C1, 'G'), (0xB9FE, 'H'),
        (0xBBF7, 'J'), (0xBFA6, 'K'), (0xC0AC, 'L'), (0xC2E8, 'M'), (0xC4C3, 'N'), (0xC5B6, 'O'), (0xC5BE, 'P'), (0xC6DA, 'Q'),
        (0xC8BB, 'R'), (0xC8F6, 'S'), (0xCBFA, 'T'), (0xCDDA, 'W'), (0xCEF4, 'X'), (0xD1B9, 'Y'), (0xD4D1, 'Z'),
    ];

    private static readonly char[] ByCharacter = Table();

    /// <summary>The letters of a text. Letters and digits stand for themselves; what has no reading here parts the text with a space.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                initials.Append(char.ToUpperInvariant(character));
            }
            else if (ByCharacter[character] is var letter and not '\0')
            {
                initials.Append(letter);
            }
            else if (initials.Length > 0 && initials[^1] != ' ')
            {
                initials.Append(' ');
            }
        }

        return initials.ToString().TrimEnd(' ');
    }

    private static char[] Table()
    {
        const int FirstCell = 0xA1;
        const int LastCell = 0xFE;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB2312")!;
        var table = new char[char.MaxValue + 1];
        var next = 0;
        for (var row = FirstRow; row <= LastOfLevel >> 8; row++)
        {
            for (var cell = FirstCell; cell <= LastCell && ((row << 8) | cell) <= LastOfLevel; cell++)
            {
                var code = (row << 8) | cell;
                while (next + 1 < Letters.Length && code >= Letters[next + 1].From)
                {
                    next++;
                }

                table[encoding.GetString([(byte)row, (byte)cell])[0]] = Letters[next].Letter;
            }
        }

        return table;
    }
}

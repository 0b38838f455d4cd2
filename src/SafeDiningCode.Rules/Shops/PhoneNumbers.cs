namespace SafeDiningCode.Rules.Shops;

/// <summary>
/// Numbers by which diners can call a shop: mobiles (1 and ten digits), landlines with their area code, and 400 and 800
/// numbers. Source: the numbering plan of the MIIT (电信网编号计划, 2017): area codes are 010, 02x, and 03xx to 09xx.
/// </summary>
public static class PhoneNumbers
{
    /// <summary>The longest number as it is kept: <c>0871-63123456</c>.</summary>
    public const int Longest = 13;

    private const int MobileDigits = 11;
    private const int ServiceDigits = 10;
    private const string China = "86";
    private static readonly char[] Marks = ['(', ')', '+', '/'];

    /// <summary>
    /// Reads a number as people type it, with or without +86, spaces, dashes and brackets, and writes it in one form:
    /// <c>13812345678</c>, <c>0871-63123456</c>, <c>400-123-4567</c>.
    /// </summary>
    public static bool TryRead(string? text, out string number)
    {
        var digits = string.Concat(TypedText.Compact(text).Split(Marks));
        var bare = digits.StartsWith("00" + China, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(China, StringComparison.Ordinal) && digits.Length > ServiceDigits ? digits[2..]
            : digits;
        number = "";
        if (bare.Length == 0 || !TypedText.IsDigits(bare, bare.Length))
        {
            return false;
        }

        number = bare switch
        {
            ['1', >= '3' and <= '9', ..] when bare.Length == MobileDigits => bare,
            ['4' or '8', '0', '0', ..] when bare.Length == ServiceDigits => $"{bare[..3]}-{bare[3..6]}-{bare[6..]}",
            ['0', ..] => Landline(bare),
            // After +86 people leave out the zero of the area code.
            _ when bare.Length < digits.Length => Landline("0" + bare),
            _ => "",
        };
        return number.Length > 0;
    }

    private static string Landline(string digits)
    {
        if (digits is not ['0', >= '1' and <= '9', ..])
        {
            return "";
        }

        var area = digits[1] is '1' or '2' ? 3 : 4;
        var (code, local) = digits.Length > area ? (digits[..area], digits[area..]) : ("", "");
        var known = digits[1] != '1' || code == "010";
        // Eight digits in the large places, seven elsewhere; no local number begins with 0 or 1.
        return known && local.Length is 7 or 8 && (area == 4 || local.Length == 8) && local[0] is >= '2' ? $"{code}-{local}" : "";
    }
}

using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Rules.Kitchens;

/// <summary>
/// The name by which a video platform knows a kitchen: K and twelve digits to base 32, drawn at random. It is no secret
/// and no code on a wall: with it alone nobody can do anything.
/// </summary>
public static class KitchenId
{
    private const char First = 'K';
    private const int Digits = 12;

    /// <summary>Random bits in a name.</summary>
    public const int Bits = Digits * Crockford32.BitsPerDigit;

    /// <summary>The name made of the lowest 60 of these bits.</summary>
    public static string Create(ulong bits) => string.Create(Digits + 1, bits, static (name, bits) =>
    {
        name[0] = First;
        for (var place = Digits; place > 0; place--)
        {
            name[place] = Crockford32.Digit((int)(bits & 31));
            bits >>= Crockford32.BitsPerDigit;
        }
    });

    /// <summary>Reads a name as typed: lower case, hyphens and blanks are fine, O is read as 0, I and L as 1.</summary>
    public static bool TryParse(string? text, out string id)
    {
        id = "";
        // Longer than any grouping of thirteen characters: not worth a look.
        if (text is null || text.Length > 4 * Digits || TypedText.Compact(text) is not [First, ..] compact || compact.Length != Digits + 1)
        {
            return false;
        }

        Span<char> name = stackalloc char[Digits + 1];
        name[0] = First;
        for (var place = 1; place <= Digits; place++)
        {
            if (Crockford32.Value(compact[place]) is not (>= 0 and var value))
            {
                return false;
            }

            name[place] = Crockford32.Digit(value);
        }

        id = name.ToString();
        return true;
    }

    /// <summary>The name in groups of four, as it is shown: K-7Q2M-9XW3-T5AB.</summary>
    public static string Grouped(string id) => $"{id[0]}-{id[1..5]}-{id[5..9]}-{id[9..]}";
}

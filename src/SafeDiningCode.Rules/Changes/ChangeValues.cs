using System.Globalization;
using System.Text;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Rules.Changes;

/// <summary>What is wrong with a new value that was asked for.</summary>
public enum ChangeFault
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is longer than the registry holds.</summary>
    TooLong,

    /// <summary>It is what the registry says already.</summary>
    Same,

    /// <summary>It is no number of a food licence.</summary>
    LicenceFormat,

    /// <summary>The licence number's last digit does not follow from the others.</summary>
    LicenceCheckDigit,

    /// <summary>The licence number is one for selling food and not for serving it.</summary>
    LicenceNotCatering,

    /// <summary>It is no day.</summary>
    DayUnreadable,

    /// <summary>The day is over.</summary>
    DayPast,

    /// <summary>The day lies further ahead than licences run.</summary>
    DayTooFar,

    /// <summary>It has not the form of a credit code.</summary>
    CreditCodeFormat,
}

/// <summary>A new value as read.</summary>
/// <param name="Value">It in the form in which it is stored and compared.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
public sealed record ChangeReading(string Value, ChangeFault? Fault);

/// <summary>Reads the new values of regulated facts.</summary>
public static class ChangeValues
{
    /// <summary>A licence runs for five years (食品经营许可和备案管理办法, article 21); one just renewed for a little more.</summary>
    private const int MostYears = 6;

    /// <summary>The most characters of a fact's value.</summary>
    public static int Longest(ChangeFact fact) => fact switch
    {
        ChangeFact.Name => 100,
        ChangeFact.Address => 200,
        ChangeFact.LegalPerson => 60,
        ChangeFact.Scope => 400,
        _ => 40,
    };

    /// <summary>Reads a value as typed.</summary>
    /// <param name="fact">Of which fact.</param>
    /// <param name="text">As typed; a day as <c>2031-03-11</c>.</param>
    /// <param name="current">What the registry says, in the form in which values are stored.</param>
    /// <param name="today">The day in Shanghai.</param>
    public static ChangeReading Read(ChangeFact fact, string? text, string? current, DateOnly today)
    {
        var (value, fault) = fact switch
        {
            ChangeFact.LicenceNumber => Licence(text),
            ChangeFact.ValidUntil => LastDay(text, today),
            ChangeFact.CreditCode => Credit(text),
            _ => (Words(text), null),
        };
        fault = value.Length == 0 ? ChangeFault.Missing
            : value.Length > Longest(fact) ? ChangeFault.TooLong
            : fault ?? (value == current ? ChangeFault.Same : null);
        return new ChangeReading(value, fault);
    }

    private static (string Value, ChangeFault? Fault) Licence(string? text)
    {
        var number = LicenceNumber.Parse(text);
        return (number.Normalised, number.Fault switch
        {
            LicenceNumberFault.Format => ChangeFault.LicenceFormat,
            LicenceNumberFault.CheckDigit => ChangeFault.LicenceCheckDigit,
            _ => LicenceNumber.Category(number.Normalised) is LicenceCategory.Catering or LicenceCategory.Canteen ? null : ChangeFault.LicenceNotCatering,
        });
    }

    private static (string Value, ChangeFault? Fault) LastDay(string? text, DateOnly today)
    {
        var narrow = TypedText.Narrow(text);
        return !DateOnly.TryParseExact(narrow, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (narrow, ChangeFault.DayUnreadable)
            : (Day.Text(day), day < today ? ChangeFault.DayPast : day > today.AddYears(MostYears) ? ChangeFault.DayTooFar : null);
    }

    // A few lawful early codes break the checks: what only looks odd goes to the regulator, who sees the evidence.
    private static (string Value, ChangeFault? Fault) Credit(string? text)
    {
        var code = CreditCode.Parse(text);
        return (code.Normalised, code.Fault == CreditCodeFault.Format ? ChangeFault.CreditCodeFormat : null);
    }

    private static string Words(string? text)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var unfit = rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            kept.Append(unfit ? "" : Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

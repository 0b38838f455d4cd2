using System.Globalization;
using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Shopfront.Pages;

/// <summary>The owner's form about the shop, as it was typed, with what is wrong in it in the reader's language.</summary>
public sealed record ShopForm
{
    /// <summary>The sign.</summary>
    public required string Sign { get; init; }

    /// <summary>The phone.</summary>
    public required string Phone { get; init; }

    /// <summary>The code of the cuisine; empty for none.</summary>
    public required string Cuisine { get; init; }

    /// <summary>The codes of the languages.</summary>
    public required IReadOnlySet<string> Languages { get; init; }

    /// <summary>Opening hours.</summary>
    public required HoursForm Hours { get; init; }

    /// <summary>The revision of the details that the form showed.</summary>
    public required int Revision { get; init; }

    /// <summary>What is wrong with the sign; null where nothing is.</summary>
    public string? SignFault { get; init; }

    /// <summary>The words by which the sign claims too much; null where it does not.</summary>
    public string? SignClaim { get; init; }

    /// <summary>What is wrong with the phone; null where nothing is.</summary>
    public string? PhoneFault { get; init; }

    /// <summary>What is wrong with the hours; null where nothing is.</summary>
    public string? HoursFault { get; init; }

    /// <summary>What is wrong with the photograph that was sent; null where nothing is.</summary>
    public string? PhotoFault { get; init; }

    /// <summary>What is wrong with the form as a whole; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether anything but the photograph is wrong.</summary>
    public bool HasFault => SignFault is not null || PhoneFault is not null || HoursFault is not null || Fault is not null;

    /// <summary>The form with what is on record in it.</summary>
    public static ShopForm Of(ShopDetailsRow details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return new ShopForm
        {
            Sign = details.Sign ?? "",
            Phone = details.Phone ?? "",
            Cuisine = details.Cuisine ?? "",
            Languages = SpokenLanguages.Of(details.Languages).Select(language => language.Code).ToHashSet(StringComparer.Ordinal),
            Hours = HoursForm.Of(OpeningHours.Parse(details.Hours)),
            Revision = details.Revision,
        };
    }

    /// <summary>Reads a form as sent.</summary>
    /// <param name="fields">What was sent.</param>
    /// <param name="details">What is on record.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="facts">What the form says; means nothing where there is a fault.</param>
    internal static ShopForm Read(IFormCollection fields, ShopDetailsRow details, Language language, out ShopFacts facts)
    {
        var (sign, signFault) = SignOf(fields.Single("sign"), details, language);
        var typedPhone = fields.Single("phone");
        var phone = "";
        var phoneFault = string.IsNullOrWhiteSpace(typedPhone) || PhoneNumbers.TryRead(typedPhone, out phone) ? null : ShopWords.PhoneFault(language);
        var hours = HoursForm.Read(fields);
        var hoursFault = hours.Take(out var taken, out var day);
        var cuisine = Cuisines.Find(fields.Single("cuisine"))?.Code;
        var languages = SpokenLanguages.ToText(fields["language"].OfType<string>());
        facts = new ShopFacts(sign, taken?.ToString(), phone.Length == 0 ? null : phone, cuisine, languages);
        return new ShopForm
        {
            Sign = fields.Single("sign"),
            Phone = typedPhone,
            Cuisine = cuisine ?? "",
            Languages = SpokenLanguages.Of(languages).Select(each => each.Code).ToHashSet(StringComparer.Ordinal),
            Hours = hours,
            Revision = int.TryParse(fields.Single("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1,
            SignFault = signFault,
            SignClaim = signFault is null ? null : ShopSigns.Read(fields.Single("sign")).Claim,
            PhoneFault = phoneFault,
            HoursFault = hoursFault is { } wrong ? ShopWords.Fault(wrong, day, language) : null,
        };
    }

    // What stands there already was judged when it came: only a new wording is.
    private static (string? Sign, string? Fault) SignOf(string typed, ShopDetailsRow details, Language language)
    {
        var reading = ShopSigns.Read(typed);
        if ((reading.Sign.Length == 0 && reading.Fault is null) || reading.Sign == ShopSigns.Read(details.SignOfRegistry).Sign)
        {
            return (null, null);
        }

        return reading.Sign == details.Sign ? (details.Sign, null)
            : reading.Fault is null ? (reading.Sign, null)
            : (null, ShopWords.Fault(reading, language));
    }
}

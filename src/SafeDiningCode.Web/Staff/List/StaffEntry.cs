using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SafeDiningCode.Rules.Staff;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Web.Staff.List;

/// <summary>A health certificate as an owner writes it down.</summary>
/// <param name="Certificate">Its number; null where it was not given.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="ValidUntil">The last day on which it is valid.</param>
public sealed record CertificateEntry(string? Certificate, DateOnly IssuedOn, DateOnly ValidUntil);

/// <summary>Somebody new on an eatery's list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Post">What they do.</param>
/// <param name="Certificate">The health certificate.</param>
public sealed record StaffEntry(string Name, string Post, CertificateEntry Certificate);

/// <summary>What is wrong with a field, in the reader's language.</summary>
/// <param name="Field">The field's name in the form.</param>
/// <param name="Message">What to do about it.</param>
public sealed record StaffError(string Field, string Message);

/// <summary>The fields of the forms for staff as they were typed, so that a form that is sent back loses nothing.</summary>
public sealed record StaffFields(string Name, string Post, string Certificate, string IssuedOn, string ValidUntil)
{
    /// <summary>The longest name.</summary>
    public const int MaxName = 40;
    /// <summary>The longest post.</summary>
    public const int MaxPost = 20;
    /// <summary>The longest number of a certificate.</summary>
    public const int MaxCertificate = 40;

    /// <summary>Nothing typed yet.</summary>
    public static readonly StaffFields Empty = new("", "", "", "", "");

    /// <summary>The fields of a form.</summary>
    public static StaffFields Of(IFormCollection form) =>
        new(form.Single("name"), form.Single("post"), form.Single("certificate"), form.Single("issued"), form.Single("until"));

    /// <summary>Reads all fields.</summary>
    public bool TryRead(DateOnly today, Language language, [NotNullWhen(true)] out StaffEntry? entry, out List<StaffError> errors)
    {
        TryReadCertificate(today, language, out var certificate, out errors);
        var name = Line(Name);
        var post = Line(Post);
        Require("name", name, MaxName, language.T("请填姓名。", "Please give the name."), language, errors);
        Require("post", post, MaxPost, language.T("请填岗位，例如厨师。", "Please say what they do, like cook."), language, errors);
        entry = errors.Count == 0 ? new StaffEntry(name!, post!, certificate!) : null;
        return entry is not null;
    }

    /// <summary>Reads the fields of the certificate alone.</summary>
    public bool TryReadCertificate(DateOnly today, Language language, [NotNullWhen(true)] out CertificateEntry? entry, out List<StaffError> errors)
    {
        errors = [];
        var number = Line(Certificate);
        if (number?.Length > MaxCertificate)
        {
            errors.Add(TooLong("certificate", MaxCertificate, language));
        }

        var issued = CellDate.Read(IssuedOn);
        if (issued is null)
        {
            errors.Add(new StaffError("issued", language.T("请填发证日期，例如 2026-03-01。", "Please give the day of issue, like 2026-03-01.")));
        }
        else if (issued > today)
        {
            errors.Add(new StaffError("issued", language.T("发证日期不能晚于今天。", "The day of issue cannot be after today.")));
        }

        var until = string.IsNullOrWhiteSpace(ValidUntil) && issued is { } first && first <= today ? HealthCertificates.LastDay(first) : CellDate.Read(ValidUntil);
        if (until is null && !string.IsNullOrWhiteSpace(ValidUntil))
        {
            errors.Add(new StaffError("until", language.T("有效期至请按 2027-02-28 这样填；不填按发证后一年计。", "Please give the last day like 2027-02-28; left empty it is a year after issue.")));
        }
        else if (until < issued)
        {
            errors.Add(new StaffError("until", language.T("有效期至不能早于发证日期。", "The last day cannot be before the day of issue.")));
        }
        else if (until >= issued?.AddYears(HealthCertificates.MostYears))
        {
            errors.Add(new StaffError("until", language.T("健康证有效期一般为一年，请核对日期。", "A health certificate usually lasts a year. Please check the dates.")));
        }

        entry = errors.Count == 0 ? new CertificateEntry(number, issued!.Value, until!.Value) : null;
        return entry is not null;
    }

    // One line: what a browser sends of a text field has no line ends, what a program sends may have.
    private static string? Line(string text) => WrittenText.Clean(text.ReplaceLineEndings(" "));

    private static void Require(string field, string? value, int most, string missing, Language language, List<StaffError> errors)
    {
        if (value is null)
        {
            errors.Add(new StaffError(field, missing));
        }
        else if (value.Length > most)
        {
            errors.Add(TooLong(field, most, language));
        }
    }

    private static StaffError TooLong(string field, int most, Language language) => new(
        field,
        language.T(
            string.Create(CultureInfo.InvariantCulture, $"太长了，最多 {most} 个字。"),
            string.Create(CultureInfo.InvariantCulture, $"That is too long: {most} characters at most.")));
}

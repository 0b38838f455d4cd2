using System.Text.Encodings.Web;
using System.Text.Json;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Json;

/// <summary>The JSON twin of the scan page.</summary>
internal static class EateryJson
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    // Chinese stays readable; sent as application/json with nosniff, so nothing in it is taken for markup.
    private static readonly EateryJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(string code, Profile profile) => JsonSerializer.Serialize(Of(code, profile), Context.EateryAnswer);

    private static EateryAnswer Of(string code, Profile profile) => new(
        code,
        profile.Name,
        profile.Operator,
        profile.Address,
        profile.Division,
        new LicenceAnswer(profile.LicenceNumber, LicenceStates.ToCode(profile.LicenceState), profile.LicenceScope, profile.LicenceValidUntil),
        profile.Grade is { } grade ? Grades.ToCode(grade) : null,
        [.. profile.Inspections.Select(visit => new InspectionAnswer(
            visit.Date, InspectionResults.ToCode(visit.Result), [.. visit.Failed.Select(item => item.Wording)], InspectionMarks.ToCode(visit.Mark)))],
        new KitchenAnswer(
            profile.KitchenKind is { } kind ? KitchenKinds.ToCode(kind) : null,
            KitchenStates.ToCode(profile.KitchenState),
            profile.KitchenState is KitchenState.Active ? profile.KitchenViewing : null),
        profile.Staff is { } staff ? new StaffAnswer(staff.Total, staff.Valid) : null,
        new SatisfactionAnswer(
            ProfileLoader.SatisfactionDays,
            profile.Satisfaction.Counted,
            profile.Satisfaction.Satisfied,
            profile.Satisfaction.Fair,
            profile.Satisfaction.Dissatisfied),
        OpeningHours.Parse(profile.Shop?.Hours)?.ToTexts(),
        profile.Shop?.Phone,
        profile.Shop?.Cuisine,
        SpokenLanguages.Of(profile.Shop?.Languages) is { Count: > 0 } languages ? [.. languages.Select(language => language.Code)] : null,
        profile.Shop?.Photo is { } photo ? PhotoAddress.Of(code, photo) : null,
        new DateTimeOffset(profile.AsOf.Ticks - (profile.AsOf.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).ToOffset(Shanghai));
}

using System.Text.Json.Serialization;

namespace SafeDiningCode.Web.Scanning.Json;

/// <summary>The public facts of an eatery, as its scan page shows them.</summary>
/// <param name="Code">The sixteen characters of its code.</param>
/// <param name="Name">The name over the door; the operator's where none is registered.</param>
/// <param name="Operator">The operator on the licence.</param>
/// <param name="Address">The address as registered.</param>
/// <param name="Division">The finest known place: a statistical division code.</param>
/// <param name="Licence">The licence that speaks for it: the latest in force, else the latest.</param>
/// <param name="Grade">A, B or C; null where there is none.</param>
/// <param name="Inspections">The last three inspections at most, latest first.</param>
/// <param name="Kitchen">Its open kitchen.</param>
/// <param name="Staff">Its staff by their health certificates; absent where the eatery keeps no list.</param>
/// <param name="Satisfaction">What diners said of late.</param>
/// <param name="OpeningHours">When it is open, as schema.org's openingHours: <c>Mo-Fr 10:00-14:00,17:00-22:00</c>; a day that is not named is closed. Absent where its owner publishes none.</param>
/// <param name="Phone">The number that diners may call; absent where its owner gives none.</param>
/// <param name="Cuisine">The code of what it cooks, like yunnan or hotpot; absent where its owner does not say.</param>
/// <param name="Languages">The languages spoken (ISO 639, csl for Chinese sign language); absent where its owner does not say.</param>
/// <param name="Photo">The path of its photograph; absent where there is none.</param>
/// <param name="AsOf">When these facts were read, at +08:00.</param>
internal sealed record EateryAnswer(
    string Code,
    string Name,
    string Operator,
    string Address,
    string Division,
    LicenceAnswer Licence,
    string? Grade,
    IReadOnlyList<InspectionAnswer> Inspections,
    KitchenAnswer Kitchen,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StaffAnswer? Staff,
    SatisfactionAnswer Satisfaction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? OpeningHours,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cuisine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Languages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Photo,
    DateTimeOffset AsOf);

/// <summary>A licence.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">in-force, expiring, expired, revoked, withdrawn or cancelled.</param>
/// <param name="Scope">What it allows, as registered.</param>
/// <param name="ValidUntil">Its last day.</param>
internal sealed record LicenceAnswer(string Number, string Status, string Scope, DateOnly ValidUntil);

/// <summary>An inspection.</summary>
/// <param name="Date">The day of the visit.</param>
/// <param name="Result">conforms, mostly or fails.</param>
/// <param name="Failed">What failed, in the words of the form.</param>
/// <param name="Mark">appealed or reinspection where its owner objects, corrected where it stands instead of an earlier result; absent otherwise.</param>
internal sealed record InspectionAnswer(
    DateOnly Date, string Result, IReadOnlyList<string> Failed, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mark);

/// <summary>An open kitchen.</summary>
/// <param name="Kind">partition, transparent, video or network; null where none is declared.</param>
/// <param name="State">not-declared, pending, active, degraded or offline; only an active one can be seen.</param>
/// <param name="Viewing">The page of the eatery's video platform on which an active one can be watched; absent where there is none.</param>
internal sealed record KitchenAnswer(
    string? Kind, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Viewing);

/// <summary>Staff by their health certificates (健康证).</summary>
/// <param name="Total">All on the eatery's list.</param>
/// <param name="Valid">Those whose certificate is valid today.</param>
internal sealed record StaffAnswer(int Total, int Valid);

/// <summary>Counted ratings of the last days.</summary>
/// <param name="Days">How many days, today among them.</param>
/// <param name="Counted">All counted ratings.</param>
/// <param name="Satisfied">满意.</param>
/// <param name="Fair">基本满意.</param>
/// <param name="Dissatisfied">不满意.</param>
internal sealed record SatisfactionAnswer(int Days, long Counted, long Satisfied, long Fair, long Dissatisfied);

/// <summary>Writes the facts without reflection, Chinese as it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EateryAnswer))]
internal sealed partial class EateryJsonContext : JsonSerializerContext;

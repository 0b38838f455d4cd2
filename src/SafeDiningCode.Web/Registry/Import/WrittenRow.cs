using System.Globalization;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>A row with the keys it is written under; the inspection's and the kitchen's are used where these are new.</summary>
internal sealed record WrittenRow(long Eatery, long Inspection, string KitchenId, long Fingerprint, RegistryRow Row)
{
    /// <summary>The row as parameters of the statements that add it, written at this instant.</summary>
    public static RowParameters<WrittenRow> Parameters(DateTime nowUtc)
    {
        var now = nowUtc.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture);
        return new(
            ("@Eatery", row => row.Eatery),
            ("@Inspection", row => row.Inspection),
            ("@KitchenId", row => row.KitchenId),
            ("@Fingerprint", row => row.Fingerprint),
            ("@Now", _ => now),
            ("@Number", row => row.Row.Number),
            ("@Category", row => row.Row.Category),
            ("@CreditCode", row => row.Row.CreditCode),
            ("@Name", row => row.Row.Name),
            ("@Sign", row => row.Row.Sign),
            ("@Scope", row => row.Row.Scope),
            ("@Address", row => row.Row.Address),
            ("@County", row => row.Row.County),
            ("@Division", row => row.Row.Division),
            ("@Unit", row => row.Row.Unit),
            ("@LegalPerson", row => row.Row.LegalPerson),
            ("@Phone", row => row.Row.Phone),
            ("@Longitude", row => row.Row.Longitude),
            ("@Latitude", row => row.Row.Latitude),
            ("@Authority", row => row.Row.Authority),
            ("@IssuedOn", row => row.Row.IssuedOn),
            ("@ValidUntil", row => row.Row.ValidUntil),
            ("@Status", row => row.Row.Status),
            ("@Grade", row => row.Row.Grade),
            ("@Kitchen", row => row.Row.Kitchen),
            ("@InspectedOn", row => row.Row.InspectedOn),
            ("@InspectionResult", row => row.Row.InspectionResult));
    }
}

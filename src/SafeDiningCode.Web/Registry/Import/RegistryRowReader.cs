using System.Globalization;
using SafeDiningCode.Rules;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>
/// Reads the rows of one file: normalises and judges them. It remembers the licences it accepted, so the second row of
/// the same licence is a duplicate; a row refused for another reason does not stand in the way of a corrected one.
/// </summary>
internal sealed class RegistryRowReader(ColumnMap columns, DivisionDirectory divisions)
{
    private const int LongestCreditCode = 20;

    // 中国 from the Pamirs to the Ussuri, from the reefs of the south to the Amur: whole degrees around it.
    private const double West = 73;
    private const double East = 136;
    private const double South = 3;
    private const double North = 54;

    private static readonly RegistryColumn[] Texts =
        [.. RegistryColumnName.All.Where(name => name.Limit > 0 && name.Column != RegistryColumn.Name).Select(name => name.Column)];

    private readonly HashSet<ulong> accepted = [];

    /// <summary>Reads one row.</summary>
    public RowReading Read(RawRow row)
    {
        var licence = LicenceNumber.Parse(Text(row, RegistryColumn.Licence));
        if (licence.Fault != LicenceNumberFault.None)
        {
            var reason = licence.Fault == LicenceNumberFault.CheckDigit ? ImportReason.LicenceCheckDigit : ImportReason.LicenceFormat;
            return Reject(row, reason, RegistryColumn.Licence);
        }

        var category = LicenceNumber.Category(licence.Normalised);
        return category switch
        {
            LicenceCategory.FoodSales => new RowReading.NotCatering(),
            LicenceCategory.Other => Reject(row, ImportReason.LicenceFormat, RegistryColumn.Licence),
            _ => ReadEatery(row, licence.Normalised, category),
        };
    }

    private RowReading ReadEatery(RawRow row, string number, LicenceCategory category)
    {
        if (row.Cells.Length > columns.Width && row.Cells.Skip(columns.Width).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is { } excess)
        {
            return new RowReading.Rejected(new RowFinding(ImportReason.TooManyCells, Column: null, excess));
        }

        var name = CellText.Clean(Text(row, RegistryColumn.Name));
        if (name.Length == 0)
        {
            return Reject(row, ImportReason.NameMissing, RegistryColumn.Name);
        }

        if (name.Length > RegistryColumnName.Of(RegistryColumn.Name).Limit)
        {
            return Reject(row, ImportReason.NameTooLong, RegistryColumn.Name);
        }

        if (CellDate.Read(Text(row, RegistryColumn.IssuedOn)) is not { } issuedOn)
        {
            return Reject(row, ImportReason.DateUnreadable, RegistryColumn.IssuedOn);
        }

        if (CellDate.Read(Text(row, RegistryColumn.ValidUntil)) is not { } validUntil)
        {
            return Reject(row, ImportReason.DateUnreadable, RegistryColumn.ValidUntil);
        }

        if (validUntil < issuedOn)
        {
            return Reject(row, ImportReason.DatesReversed, RegistryColumn.ValidUntil);
        }

        var texts = new string[RegistryColumnName.All.Length];
        foreach (var column in Texts)
        {
            var text = CellText.Clean(Text(row, column));
            if (text.Length > RegistryColumnName.Of(column).Limit)
            {
                return Reject(row, ImportReason.TextTooLong, column);
            }

            texts[(int)column] = text;
        }

        if (Status(Text(row, RegistryColumn.Status)) is not { } status)
        {
            return Reject(row, ImportReason.StatusUnknown, RegistryColumn.Status);
        }

        if (!accepted.Add(ulong.Parse(number.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)))
        {
            return Reject(row, ImportReason.DuplicateLicence, RegistryColumn.Licence);
        }

        var warnings = new List<RowFinding>();
        var (county, division, unit) = Place(row, number, warnings);
        var (longitude, latitude) = Coordinates(row, warnings);
        var (inspectedOn, result) = Inspection(row, warnings);
        return new RowReading.Accepted(
            new RegistryRow
            {
                Number = number,
                Category = (int)category,
                CreditCode = Credit(row, warnings),
                Name = name,
                Sign = Optional(RegistryColumn.Sign),
                Scope = texts[(int)RegistryColumn.Scope],
                Address = texts[(int)RegistryColumn.Address],
                County = county,
                Division = division,
                Unit = unit,
                LegalPerson = Optional(RegistryColumn.LegalPerson),
                Phone = Optional(RegistryColumn.Phone),
                Longitude = longitude,
                Latitude = latitude,
                Authority = texts[(int)RegistryColumn.Authority],
                IssuedOn = Day.ToNumber(issuedOn),
                ValidUntil = Day.ToNumber(validUntil),
                Status = LicenceStatuses.ToCode(status),
                Grade = Grade(row, warnings),
                Kitchen = Kitchen(row, warnings),
                InspectedOn = inspectedOn,
                InspectionResult = result,
            },
            warnings);

        string? Optional(RegistryColumn column) => texts[(int)column] is { Length: > 0 } text ? text : null;
    }

    // A status that nobody can read must not become «valid»: that would put a code on the door of a closed shop.
    private static LicenceStatus? Status(string text)
    {
        var word = TypedText.Narrow(text).TrimStart('已', '被');
        return word switch
        {
            "" or "正常" or "过期" => LicenceStatus.Valid,
            _ => LicenceStatuses.FromChinese(word) ?? LicenceStatuses.FromCode(word.ToLowerInvariant()),
        };
    }

    private string Credit(RawRow row, List<RowFinding> warnings)
    {
        var text = Text(row, RegistryColumn.CreditCode);
        var code = CreditCode.Parse(text);
        if (code.Normalised.Length == 0 || code.Fault == CreditCodeFault.None)
        {
            return code.Normalised;
        }

        var tooLong = code.Normalised.Length > LongestCreditCode;
        warnings.Add(new RowFinding(tooLong ? ImportReason.CreditCodeTooLong : ImportReason.CreditCodeDoubtful, RegistryColumn.CreditCode, text));
        return tooLong ? "" : code.Normalised;
    }

    private (string County, string Division, string Unit) Place(RawRow row, string number, List<RowFinding> warnings)
    {
        var (countyText, streetText) = (Text(row, RegistryColumn.County), Text(row, RegistryColumn.Street));
        var county = DivisionCode.TryNormalise(countyText, out var code) ? code : "";
        var street = DivisionCode.TryNormalise(streetText, out code) ? code : "";
        var illegible = (county.Length == 0 && !string.IsNullOrWhiteSpace(countyText)) || (street.Length == 0 && !string.IsNullOrWhiteSpace(streetText));
        if (county.Length == 0 && !illegible)
        {
            // The extract does not say: the street does, and else the licence, which carries the county that issued it.
            county = divisions.Divisions.GetValueOrDefault(street)?.Parent
                ?? (DivisionCode.TryNormalise(LicenceNumber.Division(number), out code) ? code : "");
        }

        var (division, unit, known) = divisions.Place(county, street);
        if (!known || illegible)
        {
            var column = county.Length > 0 && divisions.Divisions.ContainsKey(county) ? RegistryColumn.Street : RegistryColumn.County;
            warnings.Add(new RowFinding(ImportReason.DivisionUnknown, column, Text(row, column)));
        }
        else if (!(DivisionCode.TryNormalise(LicenceNumber.Division(number), out code) && divisions.Divisions.ContainsKey(code)))
        {
            warnings.Add(new RowFinding(ImportReason.LicenceElsewhere, RegistryColumn.Licence, Text(row, RegistryColumn.Licence)));
        }

        return (county, division, unit);
    }

    private (double? Longitude, double? Latitude) Coordinates(RawRow row, List<RowFinding> warnings)
    {
        var (x, y) = (TypedText.Narrow(Text(row, RegistryColumn.Longitude)), TypedText.Narrow(Text(row, RegistryColumn.Latitude)));
        if (x.Length == 0 && y.Length == 0)
        {
            return (null, null);
        }

        if (double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && longitude is >= West and <= East
            && latitude is >= South and <= North)
        {
            return (longitude, latitude);
        }

        warnings.Add(new RowFinding(ImportReason.CoordinatesImpossible, RegistryColumn.Longitude, $"{x}, {y}"));
        return (null, null);
    }

    private (int? On, string? Result) Inspection(RawRow row, List<RowFinding> warnings)
    {
        var (on, result) = (Text(row, RegistryColumn.InspectedOn), Text(row, RegistryColumn.InspectionResult));
        if (string.IsNullOrWhiteSpace(on) && string.IsNullOrWhiteSpace(result))
        {
            return (null, null);
        }

        if (CellDate.Read(on) is { } day && (InspectionResults.FromChinese(result) ?? InspectionResults.FromCode(TypedText.Narrow(result).ToLowerInvariant())) is { } known)
        {
            return (Day.ToNumber(day), InspectionResults.ToCode(known));
        }

        warnings.Add(new RowFinding(ImportReason.InspectionUnreadable, RegistryColumn.InspectedOn, $"{on} {result}"));
        return (null, null);
    }

    private string? Grade(RawRow row, List<RowFinding> warnings)
    {
        var text = Text(row, RegistryColumn.Grade);
        if (Grades.FromText(text) is { } grade)
        {
            return Grades.ToCode(grade);
        }

        if (TypedText.Compact(text) is not ("" or "无" or "未评级" or "未评定"))
        {
            warnings.Add(new RowFinding(ImportReason.GradeUnknown, RegistryColumn.Grade, text));
        }

        return null;
    }

    private string? Kitchen(RawRow row, List<RowFinding> warnings)
    {
        var text = Text(row, RegistryColumn.Kitchen);
        if ((KitchenKinds.FromChinese(text) ?? KitchenKinds.FromCode(TypedText.Narrow(text).ToLowerInvariant())) is { } kind)
        {
            return KitchenKinds.ToCode(kind);
        }

        if (TypedText.Compact(text) is not ("" or "无" or "NONE"))
        {
            warnings.Add(new RowFinding(ImportReason.KitchenUnknown, RegistryColumn.Kitchen, text));
        }

        return null;
    }

    private string Text(RawRow row, RegistryColumn column) => columns.Text(row, column);

    private RowReading.Rejected Reject(RawRow row, ImportReason reason, RegistryColumn column) => new(new RowFinding(reason, column, Text(row, column)));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Everything that an extract says of one licensed eatery, normalised; days are numbers like 20261122.</summary>
internal sealed record RegistryRow
{
    // The JSON of a row is a parameter and the source of a hash; it is never put into a page.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Raised when a row is stored in another way though its facts are the same: then every row is written anew.</summary>
    private const byte FingerprintVersion = 1;

    public required string Number { get; init; }

    public required int Category { get; init; }

    public required string CreditCode { get; init; }

    public required string Name { get; init; }

    public string? Sign { get; init; }

    public required string Scope { get; init; }

    public required string Address { get; init; }

    /// <summary>The county as registered, also where the directory does not know it.</summary>
    public required string County { get; init; }

    public required string Division { get; init; }

    public required string Unit { get; init; }

    public string? LegalPerson { get; init; }

    public string? Phone { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public required string Authority { get; init; }

    public required int IssuedOn { get; init; }

    public required int ValidUntil { get; init; }

    public required string Status { get; init; }

    public string? Grade { get; init; }

    /// <summary>The kind of open kitchen; null for none.</summary>
    public string? Kitchen { get; init; }

    /// <summary>The day of the latest inspection; null with <see cref="InspectionResult"/> where there is none.</summary>
    public int? InspectedOn { get; init; }

    public string? InspectionResult { get; init; }

    /// <summary>
    /// 64 bits of a hash over all facts, the same in every process and version of the runtime. It is kept with the
    /// licence, so that a row that says nothing new is known without reading what is stored.
    /// </summary>
    public long Fingerprint()
    {
        var facts = JsonSerializer.SerializeToUtf8Bytes(this, Format);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([FingerprintVersion, .. facts], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>This row with what the file does not speak of as the registry has it.</summary>
    public RegistryRow Completed(RegistryRow registered, ColumnMap columns)
    {
        T Of<T>(RegistryColumn column, T read, T kept) => columns.Has(column) ? read : kept;
        var placed = columns.Has(RegistryColumn.County) || columns.Has(RegistryColumn.Street);
        var located = columns.Has(RegistryColumn.Longitude) && columns.Has(RegistryColumn.Latitude);
        var inspected = columns.Has(RegistryColumn.InspectedOn) && columns.Has(RegistryColumn.InspectionResult);
        return this with
        {
            CreditCode = Of(RegistryColumn.CreditCode, CreditCode, registered.CreditCode),
            Sign = Of(RegistryColumn.Sign, Sign, registered.Sign),
            Scope = Of(RegistryColumn.Scope, Scope, registered.Scope),
            Address = Of(RegistryColumn.Address, Address, registered.Address),
            County = placed ? County : registered.County,
            Division = placed ? Division : registered.Division,
            Unit = placed ? Unit : registered.Unit,
            LegalPerson = Of(RegistryColumn.LegalPerson, LegalPerson, registered.LegalPerson),
            Phone = Of(RegistryColumn.Phone, Phone, registered.Phone),
            Longitude = located ? Longitude : registered.Longitude,
            Latitude = located ? Latitude : registered.Latitude,
            Authority = Of(RegistryColumn.Authority, Authority, registered.Authority),
            Status = Of(RegistryColumn.Status, Status, registered.Status),
            Grade = Of(RegistryColumn.Grade, Grade, registered.Grade),
            Kitchen = Of(RegistryColumn.Kitchen, Kitchen, registered.Kitchen),
            InspectedOn = inspected ? InspectedOn : registered.InspectedOn,
            InspectionResult = inspected ? InspectionResult : registered.InspectionResult,
        };
    }

    /// <summary>A batch as the one JSON parameter that statements take.</summary>
    public static string ToJson<T>(IEnumerable<T> batch) => JsonSerializer.Serialize(batch, Format);
}

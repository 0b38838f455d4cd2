using System.Globalization;

namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is stored; see the public documentation of Microsoft.SqlServer.Server.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>SQL Server's own serialisation.</summary>
    Native = 1,

    /// <summary>The type serialises itself through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}

/// <summary>Serialisation by the type itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Fills this value from <paramref name="r"/>.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes this value to <paramref name="w"/>.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Thrown when a type cannot serve as a user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception for <paramref name="udtType"/>, with the reason in <paramref name="resourceReason"/>.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{udtType}' is an invalid user-defined type: {resourceReason}"));
}

/// <summary>Marks a class or structure as a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>The serialisation.</summary>
    public Format Format { get; } = format;

    /// <summary>Whether the bytes sort as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Whether all values have one length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>The largest size in bytes; -1 is unlimited.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>The type's SQL name.</summary>
    public string? Name { get; set; }

    /// <summary>The method that validates a value.</summary>
    public string? ValidationMethodName { get; set; }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Registry;

/// <summary>Draws the names by which video platforms know kitchens.</summary>
internal static class KitchenIds
{
    /// <summary>A new name; a table's unique key holds it against the one chance in a million million that it is taken.</summary>
    public static string Draw()
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bits);
        return KitchenId.Create(BinaryPrimitives.ReadUInt64LittleEndian(bits));
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Data.Keys;

/// <summary>
/// Wraps what is secret in the database by <c>Keys:Master</c> (AES-256-GCM under a key derived from it). The label says
/// what a piece is, so that one cannot be put in the place of another.
/// </summary>
internal sealed class KeyWrap(IOptions<KeyOptions> options)
{
    private const int WrappingKeyBytes = 32;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;
    private readonly Lazy<byte[]> wrappingKey = new(() => Derive(options.Value.Master));

    /// <summary>Whether there is a <c>Keys:Master</c>; without one nothing is wrapped.</summary>
    public bool IsConfigured => options.Value.Master.Length > 0;

    /// <summary>Wraps; the answer is base64.</summary>
    public string Wrap(ReadOnlySpan<byte> plain, string label)
    {
        var wrapped = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = wrapped.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(wrappingKey.Value, TagBytes);
        cipher.Encrypt(nonce, plain, wrapped.AsSpan(NonceBytes, plain.Length), wrapped.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(label));
        return Convert.ToBase64String(wrapped);
    }

    /// <summary>Unwraps what <see cref="Wrap"/> made under the same label.</summary>
    /// <exception cref="WrappedKeyException">There is no <c>Keys:Master</c>, or it was another that wrapped this.</exception>
    public byte[] Unwrap(string text, string label)
    {
        var wrapped = Convert.FromBase64String(text);
        var plain = new byte[wrapped.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(wrappingKey.Value, TagBytes);
            cipher.Decrypt(
                wrapped.AsSpan(0, NonceBytes),
                wrapped.AsSpan(NonceBytes, plain.Length),
                wrapped.AsSpan(NonceBytes + plain.Length),
                plain,
                Encoding.UTF8.GetBytes(label));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new WrappedKeyException(
                $"Key {label} was wrapped by another Keys:Master. Configure the one that this database was started with.", error);
        }

        return plain;
    }

    private static byte[] Derive(string master) => master.Length > 0
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(master), WrappingKeyBytes, info: "safe-dining-code key wrap"u8.ToArray())
        : throw new WrappedKeyException("This database's keys are wrapped: configure Keys:Master.");
}

/// <summary>A key in the database cannot be unwrapped. The message is for whoever started the service.</summary>
internal sealed class WrappedKeyException(string message, Exception? reason = null) : InvalidOperationException(message, reason);

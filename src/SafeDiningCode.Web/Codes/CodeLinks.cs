using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Codes;

/// <summary>The address in a code: all upper case, so that the symbol packs it as alphanumeric and stays small.</summary>
internal sealed class CodeLinks(IOptions<ServiceOptions> options)
{
    /// <summary>Like <c>HTTPS://HOST/C/</c> and the sixteen characters.</summary>
    public string For(TrustCode code) => $"{options.Value.PublicBaseUrl.TrimEnd('/').ToUpperInvariant()}/C/{code}";
}

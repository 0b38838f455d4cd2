using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.ChangeRequests.Facts;

namespace SafeDiningCode.Web.ChangeRequests.Ledger;

/// <summary>What the registry said of the facts of a request when a page showed them, in a few characters: whoever decides, decides on that.</summary>
internal static class ChangeBase
{
    private const int Bytes = 12;

    public static string Of(IEnumerable<ChangeFact> asked, RegulatedFacts facts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(asked.Order().Select(facts.Of).Prepend(facts.Licence)))).AsSpan(0, Bytes));
}

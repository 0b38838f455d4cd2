using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>A shop's code as its owner sees it.</summary>
/// <param name="Eatery">Whose.</param>
/// <param name="Issue">The code in use; null where there is none.</param>
/// <param name="Left">How often the owner may still have it replaced just now.</param>
public sealed record ShopCode(EateryInScope Eatery, IssuedCode? Issue, int Left);

/// <summary>A code in use.</summary>
/// <param name="Code">The sixteen characters.</param>
/// <param name="Number">Which of the eatery's codes it is.</param>
/// <param name="IssuedOn">The day in Shanghai on which it was issued.</param>
public sealed record IssuedCode(TrustCode Code, int Number, DateOnly IssuedOn);

/// <summary>The form to have a code replaced, as it was filled in.</summary>
/// <param name="Reason">The reason chosen; empty for none.</param>
/// <param name="Note">What was said besides.</param>
/// <param name="Fault">What is wrong, in the reader's language; null where nothing is.</param>
public sealed record ReplacementForm(string Reason = "", string Note = "", string? Fault = null);

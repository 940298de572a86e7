namespace RuleGen;

/// <summary>
/// What logs a record is from, or a rule is for, in Sigma's terms. Null leaves an attribute open; names compare without letter case.
/// </summary>
/// <param name="Product">Such as <c>windows</c> or <c>linux</c>.</param>
/// <param name="Category">Such as <c>process_creation</c> or <c>webserver</c>.</param>
/// <param name="Service">Such as <c>security</c> or <c>sshd</c>.</param>
public sealed record LogSource(string? Product, string? Category, string? Service)
{
    /// <summary>The attributes that are set, such as <c>product=linux,service=sshd</c>.</summary>
    public override string ToString() => string.Join(',', Attributes());

    private IEnumerable<string> Attributes()
    {
        if (Product is not null) yield return "product=" + Product;
        if (Category is not null) yield return "category=" + Category;
        if (Service is not null) yield return "service=" + Service;
    }
}

namespace FaultyMiniports;

/// <summary>Names the rule that a faulty driver breaks: the first finding that it must cause.</summary>
/// <param name="driver">Name of the driver, as in its NdisMiniport attribute.</param>
/// <param name="rule">ID of the rule.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FaultyMiniportAttribute(string driver, string rule) : Attribute
{
    /// <summary>Name of the driver.</summary>
    public string Driver { get; } = driver;

    /// <summary>ID of the rule.</summary>
    public string Rule { get; } = rule;

    /// <summary>IDs of further rules that the same step breaks, separated by commas.</summary>
    public string AlsoFires { get; set; } = string.Empty;
}

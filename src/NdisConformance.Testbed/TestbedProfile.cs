using NdisConformance.Host.Kernel;

namespace NdisConformance.Testbed;

/// <summary>
/// What a driver may meet and must not depend on: how wide the device's addresses are, whether mappings are bounced,
/// whether buffers are one piece for the device, and whose storage holds the lists. Where a scenario says something of
/// its own about one of them, that holds.
/// </summary>
/// <param name="Name">Stable name: what the profile has of each, with dots between.</param>
/// <param name="Is64Bit">The device addresses 64 bits; otherwise 32.</param>
/// <param name="IsBounced">The device sees copies of what is mapped.</param>
/// <param name="IsUnfragmented">Neighbouring pages have neighbouring frames.</param>
/// <param name="IsHostStorage">NDIS never uses the buffer that the driver offers for a list.</param>
public sealed record TestbedProfile(
    string Name, bool Is64Bit, bool IsBounced, bool IsUnfragmented, bool IsHostStorage)
{
    /// <summary>Every combination, the ordinary one first.</summary>
    public static IReadOnlyList<TestbedProfile> All { get; } = [.. Enumerable.Range(0, 16).Select(Numbered)];

    /// <summary>A set-up as it is without a profile.</summary>
    public static TestbedProfile Ordinary => All[0];

    /// <summary>True for the set-up as it is without a profile.</summary>
    public bool IsOrdinary => this == Ordinary;

    /// <summary>The words that the name is made of, one for each of the four things.</summary>
    public IReadOnlyList<string> Words => Name.Split('.');

    /// <summary>The set-up of a scenario under this profile.</summary>
    public TestbedSetup Apply(TestbedSetup setup)
        => setup with
        {
            Host = setup.Host with { Unfragmented = setup.Host.Unfragmented ?? IsUnfragmented },
            Nic = setup.Nic with { Uses64BitAddresses = Is64Bit && setup.Nic.Uses64BitAddresses },
            Choices = choices =>
            {
                choices.Always((int)HostChoice.Bounce, IsBounced ? 1 : 0);
                choices.Always((int)HostChoice.ListStorage, IsHostStorage ? 1 : 0);
                setup.Choices?.Invoke(choices);
            },
        };

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static TestbedProfile Numbered(int number)
    {
        bool is32Bit = (number & 8) != 0;
        bool isBounced = (number & 4) != 0;
        bool isUnfragmented = (number & 2) != 0;
        bool isHostStorage = (number & 1) != 0;
        string name = string.Join(
            '.',
            is32Bit ? "32-bit" : "64-bit",
            isBounced ? "bounced" : "mapped",
            isUnfragmented ? "unfragmented" : "fragmented",
            isHostStorage ? "host" : "caller");
        return new TestbedProfile(name, !is32Bit, isBounced, isUnfragmented, isHostStorage);
    }
}

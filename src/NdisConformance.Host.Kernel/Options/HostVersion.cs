using System.Globalization;

namespace NdisConformance.Host.Kernel;

/// <summary>A version of NDIS that the simulated host can have.</summary>
/// <param name="Minor">The minor version in decimal: 30 for NDIS 6.30.</param>
/// <param name="Major">The major version: 5 for a host that takes drivers of NDIS 5 only.</param>
public sealed record HostVersion(byte Minor, byte Major = 6)
{
    /// <summary>Every version of NDIS 6, the oldest one first.</summary>
    public static IReadOnlyList<HostVersion> All { get; } =
    [
        .. new byte[] { 0, 1, 20, 30, 40, 50, 51, 60, 70, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89 }
            .Select(minor => new HostVersion(minor)),
    ];

    /// <summary>The version of a host of which nobody says otherwise. Drivers of all versions load on it.</summary>
    public static HostVersion Newest => All[^1];

    /// <summary>The versions that take drivers of NDIS 5, the oldest one first. AMB-39.</summary>
    public static IReadOnlyList<HostVersion> ForNdis5 { get; } =
        [new(0, Major: 5), new(1, Major: 5), new(0), new(1), new(20)];

    /// <summary>Every version of the host, the oldest one first.</summary>
    public static IReadOnlyList<HostVersion> Each { get; } = [.. ForNdis5.Where(version => version.Major < 6), .. All];

    /// <summary>The newest version that takes drivers of NDIS 5.</summary>
    public static HostVersion NewestForNdis5 => ForNdis5[^1];

    /// <summary>The version as documentation writes it: <c>6.30</c>.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    /// <summary>True for the version of a host of which nobody says otherwise.</summary>
    public bool IsNewest => this == Newest;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

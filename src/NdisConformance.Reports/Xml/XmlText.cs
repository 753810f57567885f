using System.Xml;
using System.Xml.Linq;

namespace NdisConformance.Reports;

/// <summary>
/// Writes XML. What a driver says may have characters that XML 1.0 cannot have in any form; they are replaced in the
/// whole tree, so that no element is forgotten.
/// </summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        // A text writer would name its own encoding.
        OmitXmlDeclaration = true,
    };

    /// <summary>Writes a document in UTF-8.</summary>
    public static void Write(TextWriter output, XElement root)
    {
        foreach (XElement element in root.DescendantsAndSelf())
        {
            foreach (XAttribute attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            {
                attribute.Value = TextMarks.Visible(attribute.Value);
            }

            foreach (XText text in element.Nodes().OfType<XText>())
            {
                text.Value = TextMarks.Visible(text.Value);
            }
        }

        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter writer = XmlWriter.Create(output, Settings))
        {
            root.Save(writer);
        }

        output.Write("\n");
    }
}

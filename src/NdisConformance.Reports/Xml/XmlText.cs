using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NdisConformance.Reports;

/// <summary>
/// Writes XML. What a driver says may have characters that XML 1.0 cannot have in any form; they are written as
/// <c>\uXXXX</c>.
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
                attribute.Value = Escape(attribute.Value);
            }

            foreach (XText text in element.Nodes().OfType<XText>())
            {
                text.Value = Escape(text.Value);
            }
        }

        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter writer = XmlWriter.Create(output, Settings))
        {
            root.Save(writer);
        }

        output.Write("\n");
    }

    /// <summary>The text with each character that XML cannot have as <c>\uXXXX</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (isPair)
            {
                escaped?.Append(text, i, 2);
                i++;
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                escaped?.Append(text[i]);
            }
            else
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
        }

        return escaped?.ToString() ?? text;
    }
}

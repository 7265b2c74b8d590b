-- Many documents in one run of pandoc: starting it takes longer than writing one.
--
--   pandoc lua docx.lua FOLDER COUNT REFERENCE TEMPLATE
--
-- FOLDER/<n>.html becomes FOLDER/<n>.docx; what goes wrong, or is warned of, stands in FOLDER/<n>.error and
-- FOLDER/<n>.warnings. The documents are read sandboxed: no file and no address is opened for them, and a picture is
-- shown only where FOLDER/<n>.pictures has its name, with the file in FOLDER that it is: "name file", a line each.

local folder, count, reference, template = arg[1], tonumber(arg[2]), arg[3], arg[4]

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local content = file:read("a")
  file:close()
  return content
end

local function write(path, content)
  local file = assert(io.open(path, "wb"))
  file:write(content)
  file:close()
end

local format = {format = "html", extensions = {auto_identifiers = false}}
local layout = pandoc.template.compile(assert(read(template), template .. ": cannot be read"))
local options = pandoc.WriterOptions {reference_doc = reference, template = layout}

local function convert(name)
  pandoc.mediabag.empty()
  local pictures = {}
  for picture, file in (read(name .. ".pictures") or ""):gmatch("(%S+) (%S+)\n") do
    pandoc.mediabag.insert(picture, "image/png", assert(read(folder .. "/" .. file)))
    pictures[picture] = true
  end
  local document = pandoc.read(read(name .. ".html"), format, nil, {})
  document:walk {
    Image = function(image)
      local inside = image.src:find("^data:image/png;base64,") ~= nil
      if not (inside or pictures[image.src]) then error("refused to fetch " .. image.src:sub(1, 200), 0) end
    end
  }
  write(name .. ".docx", pandoc.write(document, "docx", options))
end

for number = 1, count do
  local name = folder .. "/" .. number
  local messages = pandoc.log.silence(function()
    local done, problem = pcall(convert, name)
    if not done then write(name .. ".error", tostring(problem)) end
  end)
  local heard = {}
  for _, message in ipairs(messages) do
    heard[#heard + 1] = message.pretty or message.message or pandoc.utils.stringify(message.type or "")
  end
  if #heard > 0 then write(name .. ".warnings", table.concat(heard, "\n")) end
end
